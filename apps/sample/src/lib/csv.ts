import type { Row } from "./row.ts";

type Column = Exclude<keyof Row, "attributes">;

/** Columns of the export: the field names of the contract. */
export const columns = [
  "serviceName",
  "workloadName",
  "channel",
  "proratedLicensesUsagePercent",
  "processedDateTime",
] as const satisfies readonly Column[];

const formulaStart = /^\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n]/u;

/** One cell: text that a spreadsheet would run as a formula gets a leading apostrophe; RFC 4180 quoting. */
export function cell(value: string | number): string {
  const text = typeof value === "string" && formulaStart.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows as RFC 4180 text: UTF-8 byte order mark for spreadsheets, header line, CRLF after each line. */
export function toCsv(rows: readonly Row[]): string {
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))];
  return `\uFEFF${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}
