// @ts-check
// A rehearsal whose second step is a program that goes on, and that has started another.
import { perform } from "../perform.mjs";
import { must } from "../processes.mjs";

const goOn = "setInterval(() => {}, 1000)";
const startAnother = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(goOn)}], { stdio: "inherit" })`;

await perform(
  [
    ["nothing yet", () => undefined],
    ["a program", ({ dir }) => must([process.execPath, "-e", `${startAnother}; ${goOn}`], { cwd: dir })],
  ],
  "",
);
