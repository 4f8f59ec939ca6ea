// @ts-check
// Pairs of public contracts through the engines, once each: what is found, how much of it is proved, in which time.
import { stat } from "node:fs/promises";
import { runToEnd } from "../../lib/process.mjs";
import { answerOf } from "./pair.mjs";
import { fetchPair } from "./published.mjs";

/** @import { Answer, Engine, Engines } from "./engines.mjs" */

/** @typedef {{ wall: number, rss: number, answer: Answer | undefined }} Run one engine on one pair; no answer where it failed */
/** @typedef {{ asked: number, shown: number }} Proved breaking and unproven findings about values, and those with a message */
/** @typedef {{ name: string, mb: number, runs: Partial<Record<keyof Engines, Run>>, proved: Proved }} MeasuredPublished */

/**
 * @param {Partial<Engines>} engines those to measure
 * @param {readonly import("./published.mjs").PublishedPair[]} pairs
 * @param {string} folder
 */
export async function measurePublished(engines, pairs, folder) {
  /** @type {MeasuredPublished[]} */
  const measured = [];
  for (const [index, pair] of pairs.entries()) {
    const files = await fetchPair(pair);
    /** @type {MeasuredPublished} */
    const each = {
      name: pair.name,
      mb: ((await stat(files.base)).size + (await stat(files.revision)).size) / 2e6,
      runs: {},
      proved: { asked: 0, shown: 0 },
    };
    for (const [name, engine] of /** @type {[keyof Engines, Engine][]} */ (Object.entries(engines))) {
      const { text, said, wall, rss } = await runToEnd(engine.command(files), folder, { limitMs: 300_000 });
      const answer = answered(engine, text, `${name} on ${pair.name}: ${said}`);
      each.runs[name] = { wall, rss, answer };
      if (name === "ours" && answer !== undefined) each.proved = provedIn(text);
    }
    measured.push(each);
    console.log(`published: ${index + 1} of ${pairs.length}: ${lineOf(each)}`);
  }
  return measured;
}

/**
 * A peer may fail on a contract that the others read: then there is nothing to compare.
 * @param {Engine} engine
 * @param {string} text
 * @param {string} context
 */
function answered(engine, text, context) {
  try {
    return answerOf(engine, text, context);
  } catch (error) {
    console.log(String(error).slice(0, 500));
    return undefined;
  }
}

/**
 * What breaks by a policy alone, such as a property that is gone, has no message and needs none.
 * @param {string} text
 * @returns {Proved}
 */
function provedIn(text) {
  /** @type {import("../../../packages/contract-diff/dist/index.js").DiffReport} */
  const { findings } = JSON.parse(text);
  const shown = findings.filter(({ level, witness }) => level === "breaking" && witness !== undefined).length;
  const tried = findings.filter(({ level, tried }) => level === "unproven" && tried !== undefined).length;
  return { asked: shown + tried, shown };
}

/** @param {MeasuredPublished} measured */
function lineOf({ name, mb, runs, proved }) {
  const times = Object.entries(runs).map(
    ([engine, { wall, rss, answer }]) =>
      `${engine} ${answer?.findings ?? "failed"} (${answer?.bump ?? "-"}) ${Math.round(wall)} ms ${Math.round(rss)} MiB`,
  );
  return `${name}, ${mb.toFixed(1)} MB; proved ${proved.shown} of ${proved.asked}; ${times.join("; ")}`;
}

/** @param {readonly MeasuredPublished[]} measured */
export function totals(measured) {
  /** @type {(peer: "redocly" | "oasdiff") => { pairs: number, wall: number, rss: number }} */
  const to = (peer) => {
    const both = measured.flatMap(({ runs: { ours, [peer]: other } }) =>
      ours?.answer !== undefined && other?.answer !== undefined ? [{ ours, other }] : [],
    );
    /** @type {(key: "wall" | "rss") => number} */
    const ratio = (key) =>
      both.reduce((sum, { ours }) => sum + ours[key], 0) /
      both.reduce((sum, { other }) => sum + other[key], 0);
    return { pairs: both.length, wall: ratio("wall"), rss: ratio("rss") };
  };
  return {
    pairs: measured.length,
    answered: measured.filter(({ runs }) => runs.ours?.answer !== undefined).length,
    asked: measured.reduce((sum, { proved }) => sum + proved.asked, 0),
    shown: measured.reduce((sum, { proved }) => sum + proved.shown, 0),
    redocly: to("redocly"),
    oasdiff: to("oasdiff"),
  };
}
