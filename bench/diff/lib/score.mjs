// @ts-check
// The judged sets: our engine in this process; the peers as quoted by the cases, or run where nothing is quoted.
import { readFileSync } from "node:fs";
import { runToEnd } from "../../lib/process.mjs";
import { answerOf } from "./pair.mjs";

/** @import { Engines } from "./engines.mjs" */

/**
 * A judged pair.
 * @typedef {object} Case
 * @property {string} name
 * @property {string} base
 * @property {string} revision
 * @property {readonly string[]} accept the bumps that are right
 * @property {string} [verdict]
 */

/** @typedef {(item: Case) => Promise<string>} Asker gives the bump */
/** @typedef {Record<string, Record<string, string>>} Answers bumps by engine and case */
/** @typedef {{ name: string, engines: Record<string, string> }} Quoted */
/** @typedef {{ right: number, breaking?: number, nonBreaking?: number }} Tally */

const tests = "../../../packages/contract-diff/test/";
const quoted = { redocly: "redocly 2.77.0", oasdiff: "oasdiff 1.15.0" };

/**
 * Both sets: how many cases each engine gets right, and how many of our breaking schema findings show a value.
 * @param {Engines} engines
 * @param {string} folder
 */
export async function score(engines, folder) {
  const { ownCases, upstreamCases, deviations } = await import(`${tests}sets.ts`);
  const { diff } = await import("../../../packages/contract-diff/dist/index.js");
  const { isShowable } = await import(`${tests}showable.ts`);
  const witness = { findings: 0, shown: 0 };
  /** @type {Asker} */
  const ours = async ({ base, revision }) => {
    const report = await diff(base, revision).catch(() => ({ bump: "error", findings: [] }));
    const showable = report.findings.filter(isShowable);
    witness.findings += showable.length;
    witness.shown += showable.filter((finding) => finding.witness !== undefined).length;
    return report.bump;
  };
  const own = await scoreOwn(ownCases(), ours);
  const upstream = await scoreUpstream(upstreamCases(), { ours, ...peersOf(engines, folder) }, deviations());
  return { own, upstream, witness };
}

/**
 * @param {readonly Case[]} all
 * @param {Asker} ours
 */
async function scoreOwn(all, ours) {
  const items = quotedItems();
  // Later cases were never put to the peers.
  const cases = all.filter(({ name }) => items.some((item) => item.name === name));
  /** @type {Record<string, string>} */
  const own = {};
  for (const item of cases) own[item.name] = await ours(item);
  return { cases: cases.length, engines: tallyAll(cases, { ours: own, ...quotedVerdicts(items) }) };
}

function quotedItems() {
  /** @type {Quoted[]} */
  const items = JSON.parse(readFileSync(new URL(`${tests}cases/own/cases.json`, import.meta.url), "utf8"));
  return items.filter(({ engines }) => engines !== undefined);
}

/** @param {readonly Quoted[]} items */
function quotedVerdicts(items) {
  /** @type {(engine: string) => Record<string, string>} */
  const of = (engine) =>
    Object.fromEntries(
      items.map(({ name, engines: { [engine]: said = "" } }) => [name, said === "docs" ? "patch" : said]),
    );
  return Object.fromEntries(Object.entries(quoted).map(([name, engine]) => [name, of(engine)]));
}

/**
 * @param {Engines} engines
 * @param {string} folder
 */
function peersOf({ redocly, oasdiff }, folder) {
  /** @type {(engine: import("./engines.mjs").Engine) => Asker} */
  const ask = (engine) => async (item) => {
    const { text, said } = await runToEnd(engine.command(item), folder);
    try {
      const { bump } = answerOf(engine, text, said);
      // These cases have no warnings: to warn is to call it breaking, for better or for worse.
      return bump === "warn" ? "major" : bump;
    } catch {
      return "error";
    }
  };
  return { redocly: ask(redocly), oasdiff: ask(oasdiff) };
}

/**
 * @param {readonly Case[]} cases
 * @param {Record<string, Asker>} askers
 * @param {readonly { case: string }[]} known
 */
async function scoreUpstream(cases, askers, known) {
  /** @type {Answers} */
  const answers = {};
  for (const [index, item] of cases.entries()) {
    for (const [name, ask] of Object.entries(askers))
      answers[name] = { ...answers[name], [item.name]: await ask(item) };
    if (index % 50 === 49) console.log(`upstream: ${index + 1} of ${cases.length} cases`);
  }
  const explained = new Set(known.map((deviation) => deviation.case));
  const deviating = cases.filter((item) => !isRight(item, answers.ours?.[item.name])).map(({ name }) => name);
  return {
    cases: cases.length,
    breaking: ofVerdict(cases, "breaking").length,
    nonBreaking: ofVerdict(cases, "non-breaking").length,
    engines: tallyAll(cases, answers),
    deviations: deviating.length,
    unexplained: deviating.filter((name) => !explained.has(name)),
  };
}

/** @type {(cases: readonly Case[], verdict: string) => Case[]} */
const ofVerdict = (cases, verdict) => cases.filter((item) => item.verdict === verdict);
/** @type {(item: Case, bump: string | undefined) => boolean} */
const isRight = (item, bump) => bump !== undefined && item.accept.includes(bump);

/**
 * @param {readonly Case[]} cases
 * @param {Answers} answers
 * @returns {Record<string, Tally>}
 */
function tallyAll(cases, answers) {
  return Object.fromEntries(
    Object.entries(answers).map(([name, bumps]) => [name, tally(cases, (item) => bumps[item.name])]),
  );
}

/**
 * Right in all; where the set distinguishes breaking from non-breaking, also breaking found and non-breaking not called so.
 * @param {readonly Case[]} cases
 * @param {(item: Case) => string | undefined} bumpOf
 * @returns {Tally}
 */
function tally(cases, bumpOf) {
  const right = cases.filter((item) => isRight(item, bumpOf(item))).length;
  const breaking = ofVerdict(cases, "breaking");
  const nonBreaking = ofVerdict(cases, "non-breaking");
  if (breaking.length + nonBreaking.length === 0) return { right };
  return {
    right,
    breaking: breaking.filter((item) => bumpOf(item) === "major").length,
    nonBreaking: nonBreaking.filter((item) => !["major", "error"].includes(bumpOf(item) ?? "error")).length,
  };
}
