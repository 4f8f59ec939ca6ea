import { escapeHtml } from "@partner-licenses/document/html";
import type { JudgedFinding } from "../accept/apply.ts";
import type { ReportView } from "./view.ts";
import { countText, mainPlace, placeText } from "./words.ts";

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
  if (cases.size === 0) cases.set(`${whole}: ${countText([])}`, []);
  const texts = [...cases].map(([name, items]) => caseOf(view, name, items));
  const failing = [...cases.values()].filter((items) => items.some(isFailure)).length;
  const name = `contract ${view.revision}`;
  return `<testsuite name="${xml(name)}" tests="${cases.size}" failures="${failing}">\n${texts.join("")}</testsuite>\n`;
}

function caseOf(view: ReportView, name: string, items: readonly JudgedFinding[]): string {
  const failures = items.filter(isFailure).map((item) => {
    const { id, message } = item.finding;
    return `<failure type="${xml(id)}" message="${xml(message)}">${xml(detailOf(item))}</failure>\n`;
  });
  const others = items.filter((item) => !isFailure(item)).map((item) => xml(`${textOf(item)}\n`));
  const out = others.length === 0 ? "" : `<system-out>${others.join("")}</system-out>\n`;
  return `<testcase classname="${xml(view.revision)}" name="${xml(name)}">\n${failures.join("")}${out}</testcase>\n`;
}

function isFailure({ finding, accepted }: JudgedFinding): boolean {
  return accepted === undefined && (finding.level === "breaking" || finding.level === "unproven");
}

function textOf(item: JudgedFinding): string {
  const { level, id, message } = item.finding;
  return `${level} ${id}: ${message} (${detailOf(item)})`;
}

function detailOf({ finding, fingerprint, accepted }: JudgedFinding): string {
  const place = mainPlace(finding);
  return [
    ...(place === undefined ? [] : [placeText(place)]),
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
