// @ts-check
// One pair of contracts through all engines. Rounds are interleaved: a busy moment hits all alike.
import { median, runToEnd } from "../../lib/process.mjs";

/** @import { Answer, Engine, Engines } from "./engines.mjs" */

/** @typedef {{ wall: number, cpu: number, rss: number }} Figures */
/** @typedef {Figures & { best: number, answer: Answer }} EngineFigures */
/** @typedef {Awaited<ReturnType<typeof measurePair>>} Measured */

const names = /** @type {const} */ (["ours", "redocly", "oasdiff"]);

/**
 * Per engine the medians of wall, CPU (ms) and peak memory (MiB), the best wall, its answer, and ratios of ours to each.
 * @param {Engines} engines
 * @param {import("./engines.mjs").Files & { name: string }} pair
 * @param {number} rounds
 * @param {string} folder
 */
export async function measurePair(engines, pair, rounds, folder) {
  /** @type {Record<keyof Engines, Figures[]>} */
  const runs = { ours: [], redocly: [], oasdiff: [] };
  /** @type {Partial<Record<keyof Engines, Answer>>} */
  const answers = {};
  for (let round = 1; round <= rounds; round++) {
    for (const name of names) {
      const engine = engines[name];
      const { text, said, ...figures } = await runToEnd(engine.command(pair), folder);
      runs[name].push(figures);
      answers[name] ??= answerOf(engine, text, `${name} on ${pair.name}: ${said}`);
    }
    console.log(`${pair.name}: round ${round} of ${rounds}`);
  }
  /** @param {keyof Engines} name */
  const measure = (name) => {
    const [list, answer] = [runs[name], answers[name]];
    if (answer === undefined) throw new Error(`no round of ${pair.name} was run`);
    return { ...medians(list), best: Math.min(...list.map(({ wall }) => wall)), answer };
  };
  const measured = { ours: measure("ours"), redocly: measure("redocly"), oasdiff: measure("oasdiff") };
  return { name: pair.name, rounds, engines: measured, ratios: ratiosOf(measured) };
}

/**
 * What an engine's answer says. Throws with its own words when it is not one.
 * @param {Engine} engine
 * @param {string} text
 * @param {string} context
 */
export function answerOf(engine, text, context) {
  try {
    return engine.read(text);
  } catch (cause) {
    throw new Error(`no answer from ${context.trim()}`, { cause });
  }
}

/** @param {Record<keyof Engines, EngineFigures>} measured */
function ratiosOf({ ours, redocly, oasdiff }) {
  /** @param {EngineFigures} peer */
  const to = (peer) => ({
    wall: ours.wall / peer.wall,
    best: ours.best / peer.best,
    cpu: ours.cpu / peer.cpu,
    rss: ours.rss / peer.rss,
  });
  return { redocly: to(redocly), oasdiff: to(oasdiff) };
}

/**
 * The middle of each figure.
 * @param {readonly Figures[]} runs
 * @returns {Figures}
 */
export function medians(runs) {
  return {
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    rss: median(runs.map(({ rss }) => rss)),
  };
}
