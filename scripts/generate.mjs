// Writes, or with --check compares, everything that is derived from the contract.
import { contract } from "./contract.mjs";

process.exitCode = await contract("generate", ...process.argv.slice(2));
