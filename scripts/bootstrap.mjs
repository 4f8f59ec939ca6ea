// @ts-check
// `npm start` and `npm test`: install the workspace, then run a script of it by its own Node.
import { runInstalled } from "./install.mjs";

process.exitCode = await runInstalled(["node", ...process.argv.slice(2)]);
