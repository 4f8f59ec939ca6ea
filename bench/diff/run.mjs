// @ts-check
// Our diff compared with redocly diff and oasdiff: a small pair, GitHub's contract, published and generated ones, the
// judged sets. Options: --part <small|github|published|growth|score> (repeatable), --rounds <n>, --write (writes the
// data that the docs show); for published contracts --only <part of a name> (repeatable), --pairs <n>, --ours (no peers).
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepareEngines } from "./lib/engines.mjs";
import { goals } from "./lib/goals.mjs";
import { measureGrowth } from "./lib/growth.mjs";
import { measurePublished } from "./lib/measure-published.mjs";
import { measurePair } from "./lib/pair.mjs";
import { publishedPairs } from "./lib/published.mjs";
import { markdown, terminal, writeData } from "./lib/report.mjs";
import { score } from "./lib/score.mjs";
import { smallPair } from "./lib/small-pair.mjs";

const parts = ["small", "github", "published", "growth", "score"];
const { values } = parseArgs({
  options: {
    part: { type: "string", multiple: true, default: parts },
    rounds: { type: "string" },
    only: { type: "string", multiple: true },
    pairs: { type: "string", default: "1000" },
    ours: { type: "boolean" },
    write: { type: "boolean" },
  },
});
const unknown = values.part.filter((part) => !parts.includes(part));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(", ")}; there are ${parts.join(", ")}`);
if (values.write && (parts.some((part) => !values.part.includes(part)) || values.only || values.ours))
  throw new Error("--write needs all parts, pairs and engines: leave --part, --only and --ours out");

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
  if (wanted("published")) {
    const pairs = await publishedPairs({ only: values.only, most: Number(values.pairs) });
    result.published = await measurePublished(values.ours ? { ours: engines.ours } : engines, pairs, folder);
  }
  if (wanted("growth")) result.growth = await measureGrowth(engines.ours, rounds(3), folder);
  if (wanted("score")) result.score = await score(engines, folder);
  result.goals = goals(result);
  console.log(`\n${markdown(result)}\n\n${terminal(result)}`);
  if (values.write) await writeData(result);
  process.exitCode = result.goals.every(({ met }) => met) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
