// Time against size: generated contracts of 1, 4 and 16 MB through our engine, each with its edited copy.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { median, runToEnd } from "../../lib/process.mjs";
import { answerOf } from "./pair.mjs";
import { synthetic } from "./synthetic.mjs";

const sizes = [1, 4, 16];

/** Per size the real MB, medians of wall, CPU (ms) and memory (MiB), the same per MB, and the findings. */
export async function measureGrowth(engine, rounds, folder) {
  const specs = [];
  for (const size of sizes) specs.push(await writePair(size, folder));
  const runs = specs.map(() => []);
  for (let round = 1; round <= rounds; round++) {
    for (const [index, spec] of specs.entries()) {
      const { text, said, ...figures } = await runToEnd(engine.command(spec), folder);
      spec.answer ??= answerOf(engine, text, `ours on ${spec.size} MB: ${said}`);
      runs[index].push(figures);
    }
    console.log(`growth: round ${round} of ${rounds}`);
  }
  return specs.map(({ size, mb, operations, edits, answer }, index) => {
    const middle = (key) => median(runs[index].map((run) => run[key]));
    const [wall, cpu, rss] = [middle("wall"), middle("cpu"), middle("rss")];
    const perMb = { wall: wall / mb, cpu: cpu / mb };
    return { size, mb, operations, edits, findings: answer.findings, wall, cpu, rss, perMb };
  });
}

async function writePair(size, folder) {
  const { base, revision, operations, edits } = synthetic(size * 1e6);
  const files = { base: join(folder, `${size}.base.json`), revision: join(folder, `${size}.revision.json`) };
  await writeFile(files.base, base);
  await writeFile(files.revision, revision);
  return { size, mb: base.length / 1e6, operations, edits, ...files };
}
