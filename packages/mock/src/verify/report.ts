import type { CaseResult, Coverage, VerifyReport } from "./types.ts";

export type ReportFormat = "text" | "json" | "junit";

/** The report in one of its formats, ending with a line break. */
export function formatReport(report: VerifyReport, format: ReportFormat, colour: boolean): string {
  if (format === "json") return `${JSON.stringify(report, undefined, 2)}\n`;
  return format === "junit" ? junit(report) : text(report, colour);
}

const signs = { passed: "✓", failed: "✗", advice: "!", skipped: "-" } as const;
const colours = { passed: 32, failed: 31, advice: 33, skipped: 90 } as const;

function text({ contract, baseUrl, ok, complete, coverage, results }: VerifyReport, colour: boolean): string {
  const paint = (outcome: CaseResult["outcome"]): string =>
    colour ? `\u001b[${colours[outcome]}m${signs[outcome]}\u001b[0m` : signs[outcome];
  const lines = results.map(({ outcome, name, departures }) =>
    [`${paint(outcome)} ${name}`, ...departures.map((departure) => `    ${departure}`)].join("\n"),
  );
  const { passed, failed, advice, skipped } = countsOf(results);
  const counts = `${passed} passed, ${failed} failed, ${advice} advice, ${skipped} skipped`;
  const last = ok
    ? complete
      ? "The server keeps the contract."
      : "What was checked keeps the contract; not all of it was: see the lines with - and what was not seen."
    : failed > 0
      ? "The server departs from the contract: see the lines with ✗."
      : "Nothing was checked: set a token, see partner-licenses-mock verify --help.";
  const seen = `Seen of the contract's answers: ${coverageText(coverage)}`;
  return `${contract} against ${baseUrl}\n\n${lines.join("\n")}\n\n${counts}\n${seen}\n${last}\n`;
}

const parts = [
  ["operations", "operations"],
  ["statuses", "statuses"],
  ["mediaTypes", "media types"],
  ["fields", "fields"],
  ["branches", "branches of schemas"],
] as const;

function coverageText(coverage: Coverage): string {
  const known = parts.filter(([key]) => coverage[key].declared > 0);
  return known.map(([key, name]) => `${coverage[key].seen} of ${coverage[key].declared} ${name}`).join(", ");
}

/** How many cases ended in which way. */
export function countsOf(results: readonly CaseResult[]): Record<CaseResult["outcome"], number> {
  const counts = { passed: 0, failed: 0, advice: 0, skipped: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}

function junit({ contract, results }: VerifyReport): string {
  const { failed, skipped } = countsOf(results);
  const head = `<testsuite name="${xml(contract)}" tests="${results.length}" failures="${failed}" skipped="${skipped}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${head}\n${results.map(testCase).join("\n")}\n</testsuite>\n</testsuites>\n`;
}

function testCase({ name, request, outcome, departures, durationMs = 0 }: CaseResult): string {
  const message = xml(departures.join("; "));
  const inner = {
    passed: "",
    failed: `<failure message="${message}"/>`,
    skipped: `<skipped message="${message}"/>`,
    advice: `<system-out>${message}</system-out>`,
  }[outcome];
  return `<testcase classname="${xml(request)}" name="${xml(name)}" time="${(durationMs / 1000).toFixed(3)}">${inner}</testcase>`;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escaped, and without the control characters that XML forbids. */
function xml(value: string): string {
  return [...value]
    .filter((char) => char >= " " || char === "\t" || char === "\n")
    .join("")
    .replace(/[&<>"]/g, (char) => escapes[char] ?? char);
}
