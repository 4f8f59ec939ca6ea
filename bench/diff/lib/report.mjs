// @ts-check
// The figures as Markdown and JSON for the docs (ratios), and in full for the terminal.
import { mkdir, rename, writeFile } from "node:fs/promises";
import { totals } from "./measure-published.mjs";

/** @import { MeasuredPublished } from "./measure-published.mjs" */
/** @import { Measured } from "./pair.mjs" */

const folder = new URL("../../../apps/docs/data/", import.meta.url);
/**
 * What was measured: the parts that ran.
 * @typedef {object} Result
 * @property {Record<string, string>} versions
 * @property {Measured} [small]
 * @property {Measured} [github]
 * @property {readonly MeasuredPublished[]} [published]
 * @property {Awaited<ReturnType<typeof import("./growth.mjs").measureGrowth>>} [growth]
 * @property {Awaited<ReturnType<typeof import("./score.mjs").score>>} [score]
 * @property {import("./goals.mjs").Goal[]} goals
 */

/** @typedef {NonNullable<Result["growth"]>[number]} Grown */
/** @typedef {NonNullable<Result["score"]>} Score */

/** @param {number} value */
const two = (value) => (Number.isNaN(value) ? "not measured" : value.toFixed(2));
/** @param {number} value */
const thousands = (value) => value.toLocaleString("en-US");

/**
 * The tables of the parts that ran.
 * @param {Omit<Result, "goals">} result
 */
export function markdown(result) {
  const { small, github, published, growth, score } = result;
  const pairs = [small, github].filter((pair) => pair !== undefined);
  return [
    ...(pairs.length > 0 ? [speed(pairs)] : []),
    ...(github ? [findings(github)] : []),
    ...(published ? [publishedTable(published)] : []),
    ...(growth ? [growthTable(growth)] : []),
    ...(score ? [scores(score)] : []),
  ].join("\n\n");
}

/** @param {readonly Measured[]} pairs */
function speed(pairs) {
  const rows = pairs.flatMap(({ name, ratios }) =>
    Object.entries(ratios).map(([peer, { wall, best, cpu, rss }]) => [
      name,
      peer,
      ...[wall, best, cpu, rss].map(two),
    ]),
  );
  return table([["Pair", "Ours to", "Wall time", "Best wall time", "CPU time", "Peak memory"], ...rows]);
}

/** @param {Measured} measured */
function findings({ name, engines: { ours, redocly, oasdiff } }) {
  /** @param {import("./engines.mjs").Answer} answer */
  const levels = ({ levels }) =>
    Object.entries(levels)
      .sort(([, a], [, b]) => b - a)
      .map(([level, count]) => `${thousands(count)} ${level}`)
      .join(", ");
  /** @type {(label: string, figures: Measured["engines"]["ours"], note: string) => string[]} */
  const row = (label, { answer }, note) => [label, thousands(answer.findings), levels(answer), note];
  return table([
    [`Findings on ${name}`, "All", "By level", "Operations"],
    row(
      "ours, one per cause",
      ours,
      `listed in each; ${thousands(ours.answer.reached ?? 0)} in the breaking ones`,
    ),
    row("redocly, one per component", redocly, "not reported"),
    row("oasdiff, one per use", oasdiff, "one in each"),
  ]);
}

/** @param {readonly MeasuredPublished[]} published */
function publishedTable(published) {
  const { asked, shown, redocly, oasdiff } = totals(published);
  const rows = published.map(({ name, mb, runs, proved }) => {
    const answer = runs.ours?.answer;
    /** @type {(peer: "redocly" | "oasdiff") => string} */
    const wall = (peer) => {
      const run = runs[peer];
      if (run === undefined || runs.ours === undefined) return "not measured";
      return run.answer === undefined ? "no answer" : two(runs.ours.wall / run.wall);
    };
    const levels = ["breaking", "unproven"].map((level) => thousands(answer?.levels[level] ?? 0));
    const share = `${proved.shown} of ${proved.asked}`;
    return [
      name,
      mb.toFixed(1),
      thousands(answer?.findings ?? 0),
      ...levels,
      share,
      wall("redocly"),
      wall("oasdiff"),
    ];
  });
  return table([
    [
      "Published",
      "MB",
      "Findings",
      "Breaking",
      "Unproven",
      "With a message",
      "Time to redocly",
      "To oasdiff",
    ],
    ...rows,
    ["all", "", "", "", "", `${shown} of ${asked}`, two(redocly.wall), two(oasdiff.wall)],
  ]);
}

/** @param {readonly Grown[]} growth */
function growthTable(growth) {
  const [first] = growth;
  if (first === undefined) throw new Error("no size was measured");
  const rows = growth.map(({ mb, operations, edits, findings, perMb, rss }) => [
    mb.toFixed(1),
    thousands(operations),
    thousands(edits),
    thousands(findings),
    two(perMb.cpu / first.perMb.cpu),
    two(rss / mb / (first.rss / first.mb)),
  ]);
  return table([
    [
      "Generated, MB",
      "Operations",
      "Edits",
      "Findings",
      "CPU time per MB, × the first",
      "Memory per MB, × the first",
    ],
    ...rows,
  ]);
}

/** @param {Score} score */
function scores({ own, upstream, witness }) {
  const names = Object.keys(upstream.engines);
  /** @typedef {"right" | "breaking" | "nonBreaking"} Key */
  /** @type {(set: Pick<Score["own"], "engines">, name: string, key: Key) => string} */
  const cell = (set, name, key) => String(set.engines[name]?.[key] ?? "");
  /** @type {(label: string, set: Pick<Score["own"], "engines">, key: Key) => string[]} */
  const row = (label, set, key) => [label, ...names.map((name) => cell(set, name, key))];
  return table([
    ["Judged pairs", ...names],
    row(`own, right, of ${own.cases}`, own, "right"),
    row(`OpenAPITools, breaking found, of ${upstream.breaking}`, upstream, "breaking"),
    row(`OpenAPITools, non-breaking kept quiet, of ${upstream.nonBreaking}`, upstream, "nonBreaking"),
    row(`OpenAPITools, right, of ${upstream.cases}`, upstream, "right"),
    [
      `breaking schema findings with a witness, of ${witness.findings}`,
      ...names.map((name) => (name === "ours" ? String(witness.shown) : "")),
    ],
  ]);
}

/** @param {readonly (readonly string[])[]} rows */
function table([head = [], ...rows]) {
  return [head, head.map(() => "--"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/**
 * Medians in ms and MiB and the goals, for the person who ran it.
 * @param {Result} result
 */
export function terminal({ small, github, growth, goals }) {
  /** @type {(name: string, figures: import("./pair.mjs").Figures & { best?: number }) => string} */
  const figures = (name, { wall, best, cpu, rss }) =>
    `${name}: ${Math.round(wall)} ms wall${best === undefined ? "" : ` (best ${Math.round(best)})`}, ${Math.round(cpu)} ms CPU, ${Math.round(rss)} MiB`;
  const pairs = [small, github].filter((pair) => pair !== undefined);
  return [
    ...pairs.flatMap((pair) =>
      Object.entries(pair.engines).map(([name, each]) => figures(`${pair.name}, ${name}`, each)),
    ),
    ...(growth ?? []).map(
      (each) =>
        `${figures(`${each.size} MB`, each)}; per MB ${Math.round(each.perMb.wall)} ms wall, ${Math.round(each.perMb.cpu)} ms CPU`,
    ),
    ...goals.map(
      ({ text, wanted, measured, met }) => `${met ? "✓" : "✗"} ${text}: ${measured}, wanted ${wanted}`,
    ),
  ].join("\n");
}

/**
 * Writes what the docs show: ratios and counts, no times of one machine.
 * @param {Result} result
 */
export async function writeData(result) {
  const { small, github, published, growth } = result;
  const first = growth?.[0];
  if (!small || !github || !published || !growth || !first)
    throw new Error("what the docs show needs all parts");
  const data = {
    ...result,
    ...{ small: shown(small), github: shown(github) },
    ...{ published: rounded(totals(published)), growth: growth.map(relative(first)) },
  };
  await mkdir(folder, { recursive: true });
  await put("diff.json", `${JSON.stringify(data, null, 2)}\n`);
  await put("diff.md", `${markdown(result)}\n`);
}

/** @param {Measured} measured */
function shown({ name, rounds, ratios, engines }) {
  return {
    name,
    rounds,
    ratios: rounded(ratios),
    answers: Object.fromEntries(Object.entries(engines).map(([engine, { answer }]) => [engine, answer])),
  };
}

/** @type {(first: Grown) => (each: Grown) => object} */
const relative =
  (first) =>
  ({ mb, operations, edits, findings, perMb, rss }) => ({
    mb: Number(mb.toFixed(2)),
    operations,
    edits,
    findings,
    cpuPerMb: Number(two(perMb.cpu / first.perMb.cpu)),
    memoryPerMb: Number(two(rss / mb / (first.rss / first.mb))),
  });

/** @param {unknown} value */
const rounded = (value) =>
  JSON.parse(JSON.stringify(value), (_, v) => (typeof v === "number" ? Number(two(v)) : v));

/**
 * @param {string} name
 * @param {string} text
 */
async function put(name, text) {
  const temporary = new URL(`.${name}.tmp`, folder);
  await writeFile(temporary, text);
  await rename(temporary, new URL(name, folder));
}
