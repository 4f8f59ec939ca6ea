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

/** What stands between cells, and before the decimals of a number. */
export interface CsvStyle {
  readonly separator: "," | ";";
  readonly decimal: "," | ".";
}

/** What spreadsheets of a locale read: where a comma is the decimal sign, cells end with a semicolon. */
export function csvStyle(locale: string): CsvStyle {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  const decimal = parts.find(({ type }) => type === "decimal")?.value ?? ".";
  return decimal === "," ? { separator: ";", decimal } : { separator: ",", decimal: "." };
}

/** One cell: text that a spreadsheet would run as a formula gets a leading apostrophe; RFC 4180 quoting. */
export function cell(value: string | number, { decimal }: CsvStyle): string {
  if (typeof value === "number") return String(value).replace(".", decimal);
  const text = formulaStart.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows as RFC 4180 text: UTF-8 byte order mark for spreadsheets, header line, CRLF after each line. */
export function toCsv(rows: readonly Row[], style: CsvStyle): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  const texts = lines.map((values) => values.map((value) => cell(value, style)).join(style.separator));
  return `\uFEFF${texts.map((line) => `${line}\r\n`).join("")}`;
}
