// The figures as Markdown and JSON for the docs (ratios), and in full for the terminal.
import { mkdir, rename, writeFile } from "node:fs/promises";

const folder = new URL("../../../apps/docs/data/", import.meta.url);
const two = (value) => (Number.isNaN(value) ? "not measured" : value.toFixed(2));
const thousands = (value) => value.toLocaleString("en-US");

/** The tables of the parts that ran. */
export function markdown(result) {
  const { small, github, growth, score } = result;
  const pairs = [small, github].filter((pair) => pair !== undefined);
  return [
    ...(pairs.length > 0 ? [speed(pairs)] : []),
    ...(github ? [findings(github)] : []),
    ...(growth ? [growthTable(growth)] : []),
    ...(score ? [scores(score)] : []),
  ].join("\n\n");
}

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

function findings({ name, engines: { ours, redocly, oasdiff } }) {
  const levels = ({ levels }) =>
    Object.entries(levels)
      .sort(([, a], [, b]) => b - a)
      .map(([level, count]) => `${thousands(count)} ${level}`)
      .join(", ");
  const row = (label, { answer }, note) => [label, thousands(answer.findings), levels(answer), note];
  return table([
    [`Findings on ${name}`, "All", "By level", "Operations"],
    row(
      "ours, one per cause",
      ours,
      `listed in each; ${thousands(ours.answer.reached)} in the breaking ones`,
    ),
    row("redocly, one per component", redocly, "not reported"),
    row("oasdiff, one per use", oasdiff, "one in each"),
  ]);
}

function growthTable(growth) {
  const [first] = growth;
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

function scores({ own, upstream, witness }) {
  const names = Object.keys(upstream.engines);
  const cell = (set, name, key) => (set.engines[name] === undefined ? "" : String(set.engines[name][key]));
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

function table([head, ...rows]) {
  return [head, head.map(() => "--"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Medians in ms and MiB and the goals, for the person who ran it. */
export function terminal({ small, github, growth, goals }) {
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

/** Writes what the docs show: ratios and counts, no times of one machine. */
export async function writeData(result) {
  const data = { ...result, ...shown(result), growth: result.growth.map(relative(result.growth[0])) };
  await mkdir(folder, { recursive: true });
  await put("diff.json", `${JSON.stringify(data, null, 2)}\n`);
  await put("diff.md", `${markdown(result)}\n`);
}

function shown({ small, github }) {
  const pair = ({ name, rounds, ratios, engines }) => ({
    name,
    rounds,
    ratios: rounded(ratios),
    answers: Object.fromEntries(Object.entries(engines).map(([engine, { answer }]) => [engine, answer])),
  });
  return { small: pair(small), github: pair(github) };
}

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

const rounded = (value) =>
  JSON.parse(JSON.stringify(value), (_, v) => (typeof v === "number" ? Number(two(v)) : v));

async function put(name, text) {
  const temporary = new URL(`.${name}.tmp`, folder);
  await writeFile(temporary, text);
  await rename(temporary, new URL(name, folder));
}
