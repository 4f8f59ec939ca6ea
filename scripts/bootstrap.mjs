// @ts-check
// `npm start` and `npm test`: install the workspace, then run a script of it by its own Node.
import { install, runInstalled } from "./install.mjs";

await install();
process.exitCode = await runInstalled(["node", ...process.argv.slice(2)]);
