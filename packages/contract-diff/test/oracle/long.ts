// Judges random pairs by a finite world: pnpm run oracle [pairs] [seed] [outcome to list, or wrong for all] [world]
import { runOracle, show, trialNames } from "./run.ts";
import { shrink } from "./shrink.ts";

const [pairs = "5000", seed = String(Date.now() % 1e9), listed = "wrong", world = "request"] =
  process.argv.slice(2);
const name = trialNames.find((each) => each === world);
if (name === undefined) throw new Error(`no world ${world}: ${trialNames.join(", ")}`);
process.stdout.write(`${name}: ${pairs} pairs, seed ${seed}\n`);
const tally = await runOracle(Number(seed), Number(pairs), name);
process.stdout.write(`${show(tally)}\n`);
const size = (pair: readonly unknown[]) => JSON.stringify(pair).length;
const found = tally.wrong.filter(({ judged }) => listed === "wrong" || judged.outcome === listed);
found.sort((a, b) => size(a.judged.pair) - size(b.judged.pair));
const shown = new Set<string>();
for (const { judged, judge } of found.slice(0, 25)) {
  const { pair, broken, report } = await shrink(judged, judge);
  const text = pair.map((each) => JSON.stringify(each)).join("\n  ");
  if (shown.size === shown.add(text).size) continue;
  process.stdout.write(
    `\n  ${text}\n    ${judged.outcome}: ${report.bump}; broken: ${JSON.stringify(broken)}\n`,
  );
  for (const { level, id, message } of report.findings)
    process.stdout.write(`    ${level} ${id}: ${message}\n`);
}
