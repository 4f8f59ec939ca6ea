import type { Row } from "../rows.ts";

const columns = [
  "serviceName",
  "workloadName",
  "channel",
  "proratedLicensesUsagePercent",
  "processedDateTime",
] as const satisfies readonly (keyof Row)[];

/** RFC 4180: a header with the contract's field names, lines that end in CRLF, numbers with a point. */
export function csv(rows: readonly Row[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

/** A spreadsheet runs text that starts like a formula; an apostrophe keeps it text. One that has an apostrophe gets another, so that both differ. */
function cell(value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = value === undefined || value === null ? "" : String(value);
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
