import type { Cell, History } from "../matrix.ts";
import { type Break, breaksOf, needsOf } from "./breaks.ts";
import { disagreementTitles, signs, stateTexts } from "./words.ts";

const origins = {
  kept: "the tarballs that were kept with the release",
  registry: "the registry",
  built: "a build of its contract",
} as const;

/** The histories as Markdown, for the docs. */
export function markdownText(histories: readonly History[]): string {
  const filled = histories.filter(({ cells }) => cells.length > 0);
  if (filled.length === 0) return "Nothing is released yet.\n";
  const title = ({ folder }: History) =>
    filled.length === 1 ? "Each version with every other" : `Versions in \`${folder}\``;
  return `${filled.map((history) => section(title(history), history)).join("\n\n")}\n`;
}

function section(title: string, history: History): string {
  const states = [...new Set(history.cells.map(({ state }) => state))];
  return [
    `## ${title}`,
    table(history, "wire", "Client ↓ Server →"),
    table(history, "source", "Code ↓ Types →"),
    states.map((state) => `${signs[state]} ${stateTexts[state]}`).join(" · "),
    ...breaksOf(history).map(breakText),
    ...needsOf(history).map(
      ({ client, server, ids }) =>
        `${signs.newer} Client ${client} at server ${server}: ${ids.map(code).join(", ")}.`,
    ),
    ...history.disagreements.map(
      ({ kind, older, newer, message }) => `**${older} → ${newer}: ${disagreementTitles[kind]}.** ${message}`,
    ),
    originText(history),
  ].join("\n\n");
}

function table({ rows, cells }: History, kind: Cell["kind"], title: string): string {
  const labels = rows.map(({ label }) => label);
  const line = (client: string) => {
    const found = labels.map((server) =>
      cells.find((each) => each.kind === kind && each.client === client && each.server === server),
    );
    return `| **${client}** | ${found.map(square).join(" | ")} |`;
  };
  return [
    `| ${title} | ${labels.join(" | ")} |`,
    `|--|${"--|".repeat(labels.length)}`,
    ...labels.map(line),
  ].join("\n");
}

function square(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  const { state, evidence, checks } = cell;
  const words = {
    works: `${checks} checks`,
    newer: "needs the newer server",
    accepted: "accepted",
    breaks: `${evidence.length} of ${checks} fail`,
  };
  return `${signs[state]} ${words[state]}`;
}

function originText({ rows }: History): string {
  const kinds = [...new Set(rows.map(({ origin }) => origin))];
  const lines = kinds.map(
    (kind) =>
      `${rows
        .filter(({ origin }) => origin === kind)
        .map(({ label }) => label)
        .join(", ")}: ${origins[kind]}`,
  );
  return `Packages come from: ${lines.join("; ")}.`;
}

function breakText({ older, newer, forbidden, causes }: Break): string {
  const head = `### ${older.join(", ")} → ${newer}: ${forbidden ? "breaks, and the version does not say so" : "breaks, as the version says"}`;
  const lines = causes.flatMap(({ item: { finding, fingerprint }, evidence }) => [
    `- **${finding.id}** (\`${fingerprint}\`): ${finding.message}`,
    ...evidence.map(({ what, message }) => `  - ${code(what)}: ${code(message)}`),
  ]);
  return `${head}\n\n${lines.join("\n")}`;
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}
