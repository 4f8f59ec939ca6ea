// @ts-check
// Runs the conformance checks on every runtime and prints the matrix.
// Options: --only <runtime>, --write (also writes the data that the docs show).
import { parseArgs } from "node:util";
import { writeData } from "../runners/data.mjs";
import { runMatrix } from "../runners/matrix.mjs";

const { values } = parseArgs({ options: { only: { type: "string" }, write: { type: "boolean" } } });
const { checks, runtimes } = await runMatrix({
  only: values.only,
  onDone({ name, version, passed, failed, seconds }) {
    const sign = failed.length === 0 ? "✓" : "✗";
    const total = passed + failed.length;
    console.log(
      `${sign} ${name.padEnd(13)} ${version.padEnd(24)} ${passed}/${total}  ${seconds.toFixed(1)} s`,
    );
    for (const { check, message } of failed) console.log(`    ${check}\n      ${message}`);
  },
});
if (runtimes.length === 0) {
  console.error(`No runtime has "${values.only}" in its name. Leave --only out to see all names.`);
  process.exit(2);
}
const failing = runtimes.filter(({ failed }) => failed.length > 0).length;
console.log(`\n${checks.length} checks on ${runtimes.length} runtimes, ${failing} runtimes fail`);
if (values.write && values.only === undefined && failing === 0) await writeData({ checks, runtimes });
process.exitCode = failing === 0 ? 0 : 1;
