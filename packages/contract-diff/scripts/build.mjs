import { join } from "node:path";
import { buildPackage } from "../../../scripts/package/build.mjs";

// The command is one file of its own: opening the chunks took a tenth of a small one.
await buildPackage(join(import.meta.dirname, ".."), { single: ["src/cli.ts"] });
