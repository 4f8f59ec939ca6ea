// The judged sets: our engine in this process; the peers as quoted by the cases, or run where nothing is quoted.
import { readFileSync } from "node:fs";
import { runToEnd } from "../../lib/process.mjs";
import { answerOf } from "./pair.mjs";

const tests = "../../../packages/contract-diff/test/";
const quoted = { redocly: "redocly 2.77.0", oasdiff: "oasdiff 1.15.0" };

/** Both sets: how many cases each engine gets right, and how many of our breaking schema findings show a value. */
export async function score(engines, folder) {
  const { ownCases, upstreamCases, deviations } = await import(`${tests}sets.ts`);
  const { diff } = await import("../../../packages/contract-diff/dist/index.js");
  const { isShowable } = await import(`${tests}showable.ts`);
  const witness = { findings: 0, shown: 0 };
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

async function scoreOwn(all, ours) {
  const items = quotedItems();
  // Later cases were never put to the peers.
  const cases = all.filter(({ name }) => items.some((item) => item.name === name));
  const answers = { ours: {}, ...quotedVerdicts(items) };
  for (const item of cases) answers.ours[item.name] = await ours(item);
  return { cases: cases.length, engines: tallyAll(cases, answers) };
}

function quotedItems() {
  const items = JSON.parse(readFileSync(new URL(`${tests}cases/own/cases.json`, import.meta.url), "utf8"));
  return items.filter(({ engines }) => engines !== undefined);
}

function quotedVerdicts(items) {
  const of = (engine) =>
    Object.fromEntries(
      items.map(({ name, engines }) => [name, engines[engine] === "docs" ? "patch" : engines[engine]]),
    );
  return Object.fromEntries(Object.entries(quoted).map(([name, engine]) => [name, of(engine)]));
}

function peersOf({ redocly, oasdiff }, folder) {
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

async function scoreUpstream(cases, askers, known) {
  const answers = Object.fromEntries(Object.keys(askers).map((name) => [name, {}]));
  for (const [index, item] of cases.entries()) {
    for (const [name, ask] of Object.entries(askers)) answers[name][item.name] = await ask(item);
    if (index % 50 === 49) console.log(`upstream: ${index + 1} of ${cases.length} cases`);
  }
  const explained = new Set(known.map((deviation) => deviation.case));
  const deviating = cases.filter((item) => !isRight(item, answers.ours[item.name])).map(({ name }) => name);
  return {
    cases: cases.length,
    breaking: ofVerdict(cases, "breaking").length,
    nonBreaking: ofVerdict(cases, "non-breaking").length,
    engines: tallyAll(cases, answers),
    deviations: deviating.length,
    unexplained: deviating.filter((name) => !explained.has(name)),
  };
}

const ofVerdict = (cases, verdict) => cases.filter((item) => item.verdict === verdict);
const isRight = (item, bump) => item.accept.includes(bump);

function tallyAll(cases, answers) {
  return Object.fromEntries(
    Object.entries(answers).map(([name, bumps]) => [name, tally(cases, (item) => bumps[item.name])]),
  );
}

/** Right in all; where the set distinguishes breaking from non-breaking, also breaking found and non-breaking not called so. */
function tally(cases, bumpOf) {
  const right = cases.filter((item) => isRight(item, bumpOf(item))).length;
  const [breaking, nonBreaking] = ["breaking", "non-breaking"].map((verdict) => ofVerdict(cases, verdict));
  if (breaking.length + nonBreaking.length === 0) return { right };
  return {
    right,
    breaking: breaking.filter((item) => bumpOf(item) === "major").length,
    nonBreaking: nonBreaking.filter((item) => !["major", "error"].includes(bumpOf(item))).length,
  };
}
