// @ts-check
// Our diff compared with redocly diff and oasdiff: a small pair, GitHub's contract, generated ones, the judged sets.
// Options: --part <small|github|growth|score> (repeatable), --rounds <n>, --write (writes the data that the docs show).
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepareEngines } from "./lib/engines.mjs";
import { goals } from "./lib/goals.mjs";
import { measureGrowth } from "./lib/growth.mjs";
import { measurePair } from "./lib/pair.mjs";
import { markdown, terminal, writeData } from "./lib/report.mjs";
import { score } from "./lib/score.mjs";
import { smallPair } from "./lib/small-pair.mjs";

const parts = ["small", "github", "growth", "score"];
const { values } = parseArgs({
  options: {
    part: { type: "string", multiple: true, default: parts },
    rounds: { type: "string" },
    write: { type: "boolean" },
  },
});
const unknown = values.part.filter((part) => !parts.includes(part));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(", ")}; there are ${parts.join(", ")}`);
if (values.write && parts.some((part) => !values.part.includes(part)))
  throw new Error("--write needs all parts: leave --part out");

/** @param {number} usual */
const rounds = (usual) => Number(values.rounds ?? usual);
const folder = await mkdtemp(join(tmpdir(), "bench-diff-"));
try {
  const { engines, versions, github } = await prepareEngines();
  /** @param {string} part */
  const wanted = (part) => values.part.includes(part);
  /** @type {import("./lib/report.mjs").Result} */
  const result = { versions, goals: [] };
  if (wanted("small")) result.small = await measurePair(engines, smallPair(), rounds(15), folder);
  if (wanted("github")) result.github = await measurePair(engines, github, rounds(3), folder);
  if (wanted("growth")) result.growth = await measureGrowth(engines.ours, rounds(3), folder);
  if (wanted("score")) result.score = await score(engines, folder);
  result.goals = goals(result);
  console.log(`\n${markdown(result)}\n\n${terminal(result)}`);
  if (values.write) await writeData(result);
  process.exitCode = result.goals.every(({ met }) => met) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
