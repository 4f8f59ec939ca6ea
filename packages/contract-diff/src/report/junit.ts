import { escapeHtml } from "@partner-licenses/document/html";
import type { JudgedFinding } from "../accept/apply.ts";
import { type ReportView, severityOf, type Verdict } from "./view.ts";
import { inRepository } from "./where.ts";
import { countText, mainPlace, overlayText, placeText } from "./words.ts";

/** JUnit's XML: a suite for each contract, a case for each operation that a finding reaches; breaks fail it. */
export function junit(views: readonly ReportView[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${views.map(suiteOf).join("")}</testsuites>\n`;
}

/** For what reaches no operation, and for a contract that is the same. */
const whole = "the whole contract";

function suiteOf(view: ReportView): string {
  const cases = new Map<string, JudgedFinding[]>();
  for (const item of view.findings) {
    const { operations } = item.finding;
    for (const name of new Set(operations.length === 0 ? [whole] : operations))
      cases.set(name, [...(cases.get(name) ?? []), item]);
  }
  const isFailure = (item: JudgedFinding) => failsOperation(view, item);
  const { verdict } = view;
  const release = verdict === undefined ? "" : releaseCase(view, verdict);
  if (cases.size === 0 && release === "") cases.set(`${whole}: ${countText([])}`, []);
  const texts = [...cases].map(([name, items]) => caseOf(view, name, items));
  const failing =
    [...cases.values()].filter((items) => items.some(isFailure)).length + Number(verdict?.passes === false);
  const count = cases.size + Number(verdict !== undefined);
  const name = `contract ${inRepository(view)}`;
  return `<testsuite name="${xml(name)}" tests="${count}" failures="${failing}">\n${release}${texts.join("")}</testsuite>\n`;
}

/** What a gate says: it may fail for what is declared, whatever the findings are. */
function releaseCase(view: ReportView, { passes, text }: Verdict): string {
  const out = passes
    ? `<system-out>${xml(text)}</system-out>\n`
    : `<failure type="gate" message="${xml(text)}"></failure>\n`;
  return `<testcase classname="${xml(inRepository(view))}" name="what is declared">\n${out}</testcase>\n`;
}

function caseOf(view: ReportView, name: string, items: readonly JudgedFinding[]): string {
  const isFailure = (item: JudgedFinding) => failsOperation(view, item);
  const failures = items.filter(isFailure).map((item) => {
    const { id, message } = item.finding;
    return `<failure type="${xml(id)}" message="${xml(message)}">${xml(detailOf(item))}</failure>\n`;
  });
  const others = items.filter((item) => !isFailure(item)).map((item) => xml(`${textOf(item)}\n`));
  const out = others.length === 0 ? "" : `<system-out>${others.join("")}</system-out>\n`;
  return `<testcase classname="${xml(inRepository(view))}" name="${xml(name)}">\n${failures.join("")}${out}</testcase>\n`;
}

function failsOperation(view: ReportView, item: JudgedFinding): boolean {
  const weight = severityOf(view, item);
  return weight === "error" || (weight === "warning" && view.verdict === undefined);
}

function textOf(item: JudgedFinding): string {
  const { level, id, message } = item.finding;
  return `${level} ${id}: ${message} (${detailOf(item)})`;
}

function detailOf({ finding, fingerprint, accepted }: JudgedFinding): string {
  const place = mainPlace(finding);
  return [
    ...(place === undefined ? [] : [placeText(place)]),
    ...[overlayText(finding) ?? []].flat(),
    `fingerprint ${fingerprint}`,
    ...(accepted === undefined ? [] : [`accepted by ${accepted.who}: ${accepted.reason}`]),
  ].join(", ");
}

/** XML has no control characters, not even escaped: their pictures stand for them, and a mark for halves of others. */
function xml(text: string): string {
  const shown = text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (char) => {
    const code = char.charCodeAt(0);
    if (char === "\t" || char === "\n" || char === "\r" || (code >= 0x7f && code < 0xa0)) return char;
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
  });
  return escapeHtml(shown).replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
