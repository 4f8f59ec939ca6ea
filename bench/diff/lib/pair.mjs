// One pair of contracts through all engines. Rounds are interleaved: a busy moment hits all alike.
import { median, runToEnd } from "../../lib/process.mjs";

/** Per engine the medians of wall, CPU (ms) and peak memory (MiB), the best wall, its answer, and ratios of ours to each. */
export async function measurePair(engines, pair, rounds, folder) {
  const runs = Object.fromEntries(Object.keys(engines).map((name) => [name, []]));
  const answers = {};
  for (let round = 1; round <= rounds; round++) {
    for (const [name, engine] of Object.entries(engines)) {
      const { text, said, ...figures } = await runToEnd(engine.command(pair), folder);
      runs[name].push(figures);
      answers[name] ??= answerOf(engine, text, `${name} on ${pair.name}: ${said}`);
    }
    console.log(`${pair.name}: round ${round} of ${rounds}`);
  }
  const measured = {};
  for (const [name, list] of Object.entries(runs)) {
    const middle = (key) => median(list.map((run) => run[key]));
    const best = Math.min(...list.map(({ wall }) => wall));
    const [wall, cpu, rss] = [middle("wall"), middle("cpu"), middle("rss")];
    measured[name] = { wall, best, cpu, rss, answer: answers[name] };
  }
  return { name: pair.name, rounds, engines: measured, ratios: ratiosOf(measured) };
}

/** What an engine's answer says. Throws with its own words when it is not one. */
export function answerOf(engine, text, context) {
  try {
    return engine.read(text);
  } catch (cause) {
    throw new Error(`no answer from ${context.trim()}`, { cause });
  }
}

function ratiosOf({ ours, ...peers }) {
  return Object.fromEntries(
    Object.entries(peers).map(([name, peer]) => [
      name,
      Object.fromEntries(["wall", "best", "cpu", "rss"].map((key) => [key, ours[key] / peer[key]])),
    ]),
  );
}
