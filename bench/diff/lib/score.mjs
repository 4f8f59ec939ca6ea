// The judged sets: our engine in this process; the peers as quoted by the cases, or run where nothing is quoted.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { answerOf } from "./pair.mjs";
import { runToEnd } from "./process.mjs";

const kit = "../../../packages/contract-kit/";
const shared =
  process.env.DIFF_CASES ?? fileURLToPath(new URL("../../../../shared/diff-cases", import.meta.url));
const quoted = { redocly: "redocly 2.77.0", oasdiff: "oasdiff 1.15.0" };

/** Both sets: how many cases each engine gets right, and how many of our breaking schema findings show a value. `upstream` is undefined where its cases are not next to the repository. */
export async function score(engines, folder) {
  const { ownCases, upstreamCases, deviations, noUpstream } = await import(`${kit}test/diff/sets.ts`);
  const { diff } = await import(`${kit}dist/diff/index.js`);
  const { isShowable } = await import(`${kit}test/diff/showable.ts`);
  const witness = { findings: 0, shown: 0 };
  const ours = async ({ base, revision }) => {
    const report = await diff(base, revision).catch(() => ({ bump: "error", findings: [] }));
    const showable = report.findings.filter(isShowable);
    witness.findings += showable.length;
    witness.shown += showable.filter((finding) => finding.witness !== undefined).length;
    return report.bump;
  };
  const own = await scoreOwn(ownCases(), ours);
  const cases = upstreamCases();
  if (cases === undefined) console.log(`upstream cases left out: ${noUpstream}`);
  const upstream = cases && (await scoreUpstream(cases, { ours, ...peersOf(engines, folder) }, deviations()));
  return { own, ...(upstream && { upstream }), witness };
}

async function scoreOwn(cases, ours) {
  const answers = { ours: {} };
  for (const item of cases) answers.ours[item.name] = await ours(item);
  for (const [name, verdicts] of Object.entries(quotedVerdicts())) answers[name] = verdicts;
  return { cases: cases.length, engines: tallyAll(cases, answers) };
}

function quotedVerdicts() {
  const file = `${shared}/own/cases.json`;
  if (!existsSync(file)) return {};
  const items = JSON.parse(readFileSync(file, "utf8"));
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
