import { plural, symbols, wrap } from "@partner-licenses/contract-diff/report";
import pc from "picocolors";
import type { Cell, Disagreement, History, State } from "../matrix.ts";
import { type Break, breaksOf, needsOf } from "./breaks.ts";
import { disagreementTitles, signs, stateTexts } from "./words.ts";

const tones: Readonly<Record<State, (text: string) => string>> = {
  works: pc.green,
  newer: pc.yellow,
  accepted: pc.yellow,
  breaks: pc.red,
};

/** The histories for a terminal. The last line is the next command. */
export function prettyText(histories: readonly History[]): string {
  const parts = histories.flatMap((history) => [
    pc.bold(history.folder),
    ...(history.cells.length === 0 ? ["  nothing is released yet"] : bodyOf(history)),
  ]);
  return `${parts.join("\n\n")}\n\n${verdict(histories)}\n`;
}

function bodyOf(history: History): string[] {
  const states = [...new Set(history.cells.map(({ state }) => state))];
  const legend = states.map((state) => `  ${tones[state](signs[state])} ${stateTexts[state]}`).join("\n");
  return [
    grid(history, "wire", "client ↓ server →"),
    grid(history, "source", "code ↓ types →"),
    legend,
    ...breaksOf(history).map(breakText),
    ...needsOf(history).map(
      ({ client, server, ids }) =>
        `${pc.yellow(signs.newer)} client ${client} at server ${server}  ${pc.dim(ids.join(", "))}`,
    ),
    ...history.disagreements.map(disagreementText),
    ...unseenText(history),
  ];
}

function grid({ rows, cells }: History, kind: Cell["kind"], title: string): string {
  const width = Math.max(title.length, ...rows.map(({ label }) => label.length)) + 2;
  const labels = rows.map(({ label }) => label);
  const column = Math.max(8, ...labels.map((label) => label.length + 2));
  const line = (client: string) =>
    `  ${client.padEnd(width)}${labels
      .map((server) =>
        square(
          cells.find((each) => each.kind === kind && each.client === client && each.server === server),
          column,
        ),
      )
      .join("")}`;
  const head = `  ${pc.dim(title.padEnd(width) + labels.map((label) => label.padEnd(column)).join(""))}`;
  return [head, ...labels.map(line)].map((each) => each.trimEnd()).join("\n");
}

function square(cell: Cell | undefined, width: number): string {
  if (cell === undefined) return " ".repeat(width);
  const { state, evidence } = cell;
  return tones[state](
    (evidence.length === 0 ? signs[state] : `${signs[state]} ${evidence.length}`).padEnd(width),
  );
}

function breakText({ older, newer, forbidden, causes }: Break): string {
  const head = `${forbidden ? pc.red("✗") : pc.dim("·")} ${pc.bold(`${older.join(", ")} → ${newer}`)}  ${forbidden ? "breaks consumers, and its version does not say so" : "breaks consumers, as its version says"}`;
  const parts = causes.map(({ item, evidence }) => {
    const { finding, fingerprint } = item;
    const lines = [
      `  ${symbols[finding.level]} ${pc.bold(finding.id)}  ${pc.dim(fingerprint)}`,
      ...wrap(finding.message, 74).map((line) => `    ${line}`),
      ...evidence.flatMap(({ what, message }) => [
        ...wrap(what, 72).map((line, index) => `    ${index === 0 ? pc.dim("·") : " "} ${pc.dim(line)}`),
        ...wrap(message, 70).map((line) => `        ${line}`),
      ]),
    ];
    return lines.join("\n");
  });
  return [head, ...parts].join("\n");
}

function disagreementText({ kind, older, newer, message, finding }: Disagreement): string {
  const head = `${pc.red("✗")} ${pc.bold(`${older} → ${newer}`)}  ${disagreementTitles[kind]}`;
  const id = finding === undefined ? [] : [`  ${finding.finding.id}  ${pc.dim(finding.fingerprint)}`];
  return [head, ...id, ...wrap(message, 74).map((line) => `    ${line}`)].join("\n");
}

function unseenText({ unseen }: History): string[] {
  if (unseen.length === 0) return [];
  const lines = unseen.map(
    ({ older, newer, finding }) => `  ${older} → ${newer}  ${finding.finding.id}: ${finding.finding.message}`,
  );
  return [[pc.dim("breaks that neither a mock nor a compiler can show:"), ...lines].join("\n")];
}

function verdict(histories: readonly History[]): string {
  const cells = histories.flatMap((history) => history.cells);
  const forbidden = histories.flatMap((history) => history.forbidden).length;
  const disagreements = histories.flatMap((history) => history.disagreements).length;
  const checks = cells.reduce((sum, cell) => sum + cell.checks, 0);
  const tried = pc.dim(`${plural(checks, "check")} in ${plural(cells.length, "meeting")}`);
  if (forbidden + disagreements === 0)
    return `${pc.green("✓")} every version does what it promises  ${tried}`;
  const first = histories.flatMap(({ forbidden: cells }) => cells)[0];
  const id = first?.findings[0]?.item.finding.id;
  const next = id === undefined ? "contract diff <older> <newer>" : `contract explain ${id}`;
  const counts = `${plural(forbidden, "break")} without a major version, ${plural(disagreements, "disagreement")} of diff and run`;
  return `${pc.red("✗")} ${counts}  ${tried}\n  next: ${pc.bold(next)}`;
}
