import type { JudgedFinding } from "../accept/apply.ts";
import { excerptOf } from "./excerpt.ts";
import { fitting, sizeOf } from "./fit.ts";
import { Sources } from "./source.ts";
import { ofLevel, type ReportView } from "./view.ts";
import { witnessText } from "./witness.ts";
import {
  bumpText,
  countText,
  levels,
  mainPlace,
  overlayText,
  placeText,
  policyText,
  sourceText,
  symbols,
  titles,
} from "./words.ts";

/** GitHub refuses a comment of more characters. */
export const markdownLimit = 65_536;

/** The report as a comment of a pull request: biggest first, details folded, always below {@link markdownLimit} characters. */
export function markdown(view: ReportView, limit = markdownLimit): string {
  const sources = new Sources();
  const sections = levels
    .map((level) => ({ level, found: ofLevel(view, level) }))
    .filter(({ found }) => found.length > 0)
    .map(({ level, found }) => ({
      heading: `### ${symbols[level]} ${titles[level]} (${found.length})`,
      folded: level === "docs" || level === "additive",
      items: found.map((item) => ({ short: line(item), full: () => details(item, view, sources) })),
    }));
  const footer = view.next === undefined ? "" : `\nNext: \`${view.next}\`\n`;
  const header = heading(view);
  return `${header}${fitting(sections, limit - 1 - sizeOf(header) - sizeOf(footer))}${footer}`;
}

function heading(view: ReportView): string {
  return [
    `## Contract: ${view.bump === "none" ? "no change" : view.bump}`,
    "",
    `${countText(view.findings)}: ${code(view.revision)} ${bumpText(view.bump)}, compared with ${code(view.base)}.`,
    "",
    ...(view.verdict === undefined
      ? []
      : [`${view.verdict.passes ? "✓" : "✗"} ${html(view.verdict.text)}`, ""]),
  ].join("\n");
}

function line(item: JudgedFinding): string {
  const { finding, accepted } = item;
  const count = finding.operations.length;
  const reach =
    count === 0 ? "" : count === 1 ? ` · ${html(finding.operations[0] ?? "")}` : ` · ${count} operations`;
  const note = accepted === undefined ? "" : " · accepted";
  return `${inline(shorten(finding.message, 400))} · <code>${html(finding.id)}</code>${reach}${note}`;
}

function details(item: JudgedFinding, view: ReportView, sources: Sources): string {
  const { finding, fingerprint, accepted } = item;
  const place = mainPlace(finding);
  const excerpt = excerptOf(place, sources, { before: 2, after: 3, width: 120 });
  const rows = excerpt?.lines.map(
    ({ number, text, mark }) => `${mark ? ">" : " "} ${String(number).padStart(4)} | ${text}`,
  );
  const witness = witnessText(finding, view);
  const [source, policy, overlay] = [sourceText(finding), policyText(finding), overlayText(finding)];
  const where =
    place === undefined
      ? ""
      : `${code(placeText(place))}${finding.revision === undefined ? " (removed)" : ""}, `;
  const parts = [
    `${where}${overlay === undefined ? "" : `${html(overlay)}, `}fingerprint ${code(fingerprint)}`,
    rows === undefined ? "" : fence(rows.join("\n"), "text"),
    finding.operations.length > 1
      ? `Reaches ${finding.operations.slice(0, 20).map(code).join(", ")}${more(finding.operations.length - 20)}.`
      : "",
    source === undefined ? "" : `TypeScript: ${source}.`,
    policy === undefined ? "" : `Policy: ${html(policy)}.`,
    finding.tried === undefined ? "" : `Tried: ${html(finding.tried)}.`,
    accepted === undefined ? "" : `Accepted by ${html(accepted.who)}: ${html(accepted.reason)}`,
    witness === undefined
      ? ""
      : `${html(witness.lead)}\n\n${fence(shorten(witness.value, 2000), "json")}\n\n${htmlLine(witness.reason)}`,
  ];
  const body = parts.filter((part) => part !== "").join("\n\n");
  return `<details><summary>${line(item)}</summary>\n\n${body}\n\n</details>`;
}

function more(count: number): string {
  return count > 0 ? ` and ${count} more` : "";
}

/** Text with names in backticks as HTML, for places where Markdown is not read. */
function inline(text: string): string {
  return html(text).replace(/`([^`]*)`/g, "<code>$1</code>");
}

function html(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/\s+/g, " ");
}

/** A line of its own that is not read as Markdown, whatever it begins with. */
function htmlLine(text: string): string {
  return `<p>${html(text)}</p>`;
}

function code(given: string): string {
  // A line break would end the paragraph, and with it the code.
  const text = given.replace(/\s+/g, " ");
  const ticks = "`".repeat(longestRun(text) + 1);
  const pad = text.includes("`") ? " " : "";
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** A text in a block of code that it cannot leave. */
export function fence(text: string, language: string): string {
  const ticks = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}${language}\n${text}\n${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
