// Judges random pairs of schemas by a finite world of values: pnpm run oracle [pairs] [seed] [outcome to list] [world]
import { runOracle, show } from "./run.ts";
import { worlds } from "./worlds.ts";

const [pairs = "5000", seed = String(Date.now() % 1e9), listed = "unsound", name = "request"] =
  process.argv.slice(2);
const world = new Map(Object.entries(worlds)).get(name);
if (world === undefined) throw new Error(`no world ${name}: ${Object.keys(worlds).join(", ")}`);
process.stdout.write(`${name}: ${pairs} pairs, seed ${seed}\n`);
const tally = await runOracle(Number(seed), Number(pairs), world);
process.stdout.write(`${show(tally)}\n`);
const shortest = tally.wrong
  .filter(({ outcome }) => outcome === listed)
  .map(({ pair, broken, report }) => ({
    text: pair.map((each) => JSON.stringify(each)).join("\n  "),
    broken,
    report,
  }))
  .sort((a, b) => a.text.length - b.text.length)
  .slice(0, 25);
for (const { text, broken, report } of shortest) {
  process.stdout.write(`\n  ${text}\n    ${report.bump}; broken: ${JSON.stringify(broken)}\n`);
  for (const { level, id, message } of report.findings)
    process.stdout.write(`    ${level} ${id}: ${message}\n`);
}
