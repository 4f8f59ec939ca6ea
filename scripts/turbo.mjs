// `node scripts/turbo.mjs build` = `turbo run build`, with its reports home off.
import { run } from "./run.mjs";

process.exitCode = await run(["turbo", "run", ...process.argv.slice(2)]);
