import type { JudgedFinding } from "../accept/apply.ts";
import type { FindingPlace } from "../types.ts";
import { type ReportView, severityOf } from "./view.ts";
import { inRepository, placesInRevision } from "./where.ts";
import {
  bumpText,
  countText,
  operationsText,
  overlayText,
  placeText,
  policyText,
  sourceText,
} from "./words.ts";

/**
 * Workflow commands that put each finding at its line of the contract in a pull request.
 * A part that is gone is shown where it would stand in the revision.
 */
export function github(view: ReportView): string {
  const placeOf = placesInRevision(view);
  const lines = view.findings.map((item) => annotation(view, item, placeOf(item.finding)));
  const { verdict } = view;
  const file = inRepository(view);
  if (verdict?.passes === false)
    lines.unshift(workflowCommand("error", { file, line: 1, title: "contract gate" }, verdict.text));
  const summary = workflowCommand(
    "notice",
    {},
    `${countText(view.findings)}: ${view.revision} ${bumpText(view.bump)}`,
  );
  return `${[...lines, summary].join("\n")}\n`;
}

function annotation(view: ReportView, item: JudgedFinding, place: FindingPlace): string {
  const { finding, fingerprint, accepted } = item;
  const gone = finding.revision === undefined && finding.base !== undefined;
  const text = [
    finding.message,
    finding.operations.length > 0 ? `Reaches ${operationsText(finding.operations)}.` : "",
    gone && finding.base !== undefined ? `It stood at ${placeText(finding.base)}.` : "",
    overlayText(finding) ?? "",
    sourceText(finding) ?? "",
    policyText(finding) ?? "",
    finding.tried === undefined ? "" : `Tried: ${finding.tried}.`,
    accepted === undefined ? "" : `Accepted by ${accepted.who}: ${accepted.reason}`,
    `fingerprint ${fingerprint}`,
  ];
  const where = { file: place.file, line: place.line, col: place.column };
  const title = `${finding.level}: ${finding.id}`;
  return workflowCommand(
    severityOf(view, item),
    { ...where, title },
    text.filter((line) => line !== "").join("\n"),
  );
}

type Properties = Record<string, string | number | undefined>;

/** A line that makes a runner of GitHub do something. */
export function workflowCommand(name: string, properties: Properties, message: string): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${given.length > 0 ? ` ${given.join(",")}` : ""}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
