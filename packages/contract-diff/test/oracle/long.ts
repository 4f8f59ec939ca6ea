// Judges random pairs of schemas by a finite world of values: pnpm run oracle [pairs] [seed] [outcome to list] [request or response]
import { runOracle, show } from "./run.ts";

const [pairs = "5000", seed = String(Date.now() % 1e9), listed = "unsound", sense] = process.argv.slice(2);
process.stdout.write(`${pairs} pairs, seed ${seed}\n`);
const tally = await runOracle(Number(seed), Number(pairs), sense === "response" ? sense : "request");
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
