// @ts-check
// Time against size: generated contracts of 1, 4 and 16 MB through our engine, each with its edited copy.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runToEnd } from "../../lib/process.mjs";
import { answerOf, medians } from "./pair.mjs";
import { synthetic } from "./synthetic.mjs";

/** @import { Figures } from "./pair.mjs" */

const sizes = [1, 4, 16];

/**
 * Per size the real MB, medians of wall, CPU (ms) and memory (MiB), the same per MB, and the findings.
 * @param {import("./engines.mjs").Engine} engine
 * @param {number} rounds
 * @param {string} folder
 */
export async function measureGrowth(engine, rounds, folder) {
  /** @type {{ spec: Awaited<ReturnType<typeof writePair>>, runs: Figures[], findings: number }[]} */
  const measured = [];
  for (const size of sizes) measured.push({ spec: await writePair(size, folder), runs: [], findings: 0 });
  for (let round = 1; round <= rounds; round++) {
    for (const each of measured) {
      const { text, said, ...figures } = await runToEnd(engine.command(each.spec), folder);
      if (round === 1)
        each.findings = answerOf(engine, text, `ours on ${each.spec.size} MB: ${said}`).findings;
      each.runs.push(figures);
    }
    console.log(`growth: round ${round} of ${rounds}`);
  }
  return measured.map(({ spec: { size, mb, operations, edits }, runs, findings }) => {
    const { wall, cpu, rss } = medians(runs);
    const perMb = { wall: wall / mb, cpu: cpu / mb };
    return { size, mb, operations, edits, findings, wall, cpu, rss, perMb };
  });
}

/**
 * @param {number} size in MB
 * @param {string} folder
 */
async function writePair(size, folder) {
  const { base, revision, operations, edits } = synthetic(size * 1e6);
  const files = { base: join(folder, `${size}.base.json`), revision: join(folder, `${size}.revision.json`) };
  await writeFile(files.base, base);
  await writeFile(files.revision, revision);
  return { size, mb: base.length / 1e6, operations, edits, ...files };
}
