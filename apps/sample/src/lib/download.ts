import { csvStyle, toCsv } from "./csv.ts";
import type { Row } from "./row.ts";

/** Lets the browser save text as a file. */
function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the blob after the click: freeing it at once would cancel the download in some.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Saves the rows as `license-usage.csv`, as spreadsheets of the locale read it. */
export const exportCsv = (rows: readonly Row[], locale: string): void =>
  download("license-usage.csv", "text/csv;charset=utf-8", toCsv(rows, csvStyle(locale)));
