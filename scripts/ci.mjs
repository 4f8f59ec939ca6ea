// @ts-check
// `npm run ci -- <name>`: one step of a workflow, on a machine that has Node and npm.
import { jobs } from "./ci/jobs.mjs";
import { runInstalled } from "./install.mjs";
import { run } from "./run.mjs";

const [name = "", ...args] = process.argv.slice(2);
const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined;

function usage() {
  const widest = Math.max(...Object.keys(jobs).map((each) => each.length));
  const lines = Object.entries(jobs).map(([each, { does }]) => `  ${each.padEnd(widest)}  ${does}`);
  return `Usage: npm run ci -- <name> [<options of its own>]\n\n${lines.join("\n")}`;
}

if (name === "--help" || name === "-h") {
  console.log(usage());
} else if (job === undefined) {
  console.error(`${name === "" ? "Give the name of a step." : `There is no step "${name}".`}\n\n${usage()}`);
  process.exitCode = 2;
} else if (job.bare) {
  process.exitCode = await run([...job.command, ...args]);
} else {
  process.exitCode = await runInstalled([...job.command, ...args]);
}
