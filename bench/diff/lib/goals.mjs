// @ts-check
// What must hold, with the measured figure and whether it does.

import { totals } from "./measure-published.mjs";

/** @import { Measured } from "./pair.mjs" */
/** @import { Result } from "./report.mjs" */

/** @typedef {{ text: string, measured: string, wanted: string, met: boolean }} Goal */

/** @param {number} value */
const ratio = (value) => value.toFixed(2);

/**
 * The goals of the parts that ran.
 * @param {Omit<Result, "goals">} result
 * @returns {Goal[]}
 */
export function goals({ small, github, published, growth, score }) {
  return [
    ...(small ? [atMost("small pair: wall time, ours to redocly", small.ratios.redocly.wall, 0.45)] : []),
    ...(github ? githubGoals(github.ratios) : []),
    ...(published ? publishedGoals(totals(published)) : []),
    ...(growth ? [growthGoal(growth)] : []),
    ...(score ? scoreGoals(score) : []),
  ];
}

/** @param {Measured["ratios"]} ratios */
function githubGoals({ redocly, oasdiff }) {
  return [
    atMost("GitHub: wall time, ours to redocly", redocly.wall, 0.6),
    atMost("GitHub: peak memory, ours to redocly", redocly.rss, 0.6),
    atMost("GitHub: wall time, ours to oasdiff", oasdiff.wall, 1),
  ];
}

/** @param {ReturnType<typeof totals>} totals */
function publishedGoals({ pairs, answered, asked, shown, redocly, oasdiff }) {
  return [
    atLeast("published: pairs answered", answered, pairs),
    atLeast("published: share of breaking value findings with a message", shown / asked, 0.97),
    ...(redocly.pairs > 0 ? [atMost("published: wall time, ours to redocly", redocly.wall, 0.3)] : []),
    ...(oasdiff.pairs > 0 ? [atMost("published: wall time, ours to oasdiff", oasdiff.wall, 0.3)] : []),
  ];
}

/**
 * CPU, for the wall time of three sizes says more about the machine's other work.
 * @param {NonNullable<Result["growth"]>} growth
 */
function growthGoal(growth) {
  const [, middle, large] = growth;
  if (middle === undefined || large === undefined) throw new Error("growth needs three sizes");
  const of = large.perMb.cpu / middle.perMb.cpu;
  return atMost(`CPU time per MB at ${large.size} MB to that at ${middle.size} MB`, of, 1.25);
}

/**
 * Where the upstream set judges otherwise, a value argues the difference: how many there are is no goal.
 * @param {NonNullable<Result["score"]>} score
 */
function scoreGoals({ own, upstream, witness }) {
  return [
    atLeast("own cases right", own.engines.ours?.right, own.cases),
    atLeast("share of breaking schema findings with a witness", witness.shown / witness.findings, 0.9),
    atMost("upstream: deviations without a reason", upstream.unexplained.length, 0),
  ];
}

/**
 * @param {string} text
 * @param {number} value
 * @param {number} limit
 * @returns {Goal}
 */
function atMost(text, value, limit) {
  const shown = Number.isInteger(value) ? String(value) : ratio(value);
  return { text, measured: shown, wanted: `≤ ${limit}`, met: value <= limit };
}

/**
 * @param {string} text
 * @param {number | undefined} value
 * @param {number} limit
 * @returns {Goal}
 */
function atLeast(text, value, limit) {
  if (value === undefined) throw new Error(`not measured: ${text}`);
  const shown = Number.isInteger(value) ? String(value) : ratio(value);
  return { text, measured: shown, wanted: `≥ ${limit}`, met: value >= limit };
}
