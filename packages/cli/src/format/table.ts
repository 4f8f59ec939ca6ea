import type { Row } from "../rows.ts";
import type { Style } from "../style.ts";
import { day, fit, percent, printable, widthOf } from "../text.ts";
import type { Page } from "./index.ts";
import { summary } from "./summary.ts";

interface Column {
  readonly title: string;
  readonly side: "left" | "right";
  text(row: Row, locale: string): string;
  style?(row: Row, style: Style): (text: string) => string;
}

const columns: readonly Column[] = [
  { title: "Service", side: "left", text: (row) => printable(row.serviceName) },
  { title: "Workload", side: "left", text: (row) => printable(row.workloadName) },
  { title: "Channel", side: "left", text: (row) => printable(row.channel) },
  {
    title: "Usage",
    side: "right",
    text: (row, locale) => `${isOver(row) ? "▲ " : ""}${percent(row.proratedLicensesUsagePercent, locale)}`,
    style: (row, style) => (isOver(row) ? style.over : (text) => text),
  },
  { title: "As of", side: "left", text: (row) => day(row.processedDateTime) },
];

const isOver = (row: Row): boolean => row.proratedLicensesUsagePercent > 100;
const gap = 2;

/** Aligned columns under a heading. Only the workload's name is cut when the terminal is narrow. */
export function table(rows: readonly Row[], { style, width, locale }: Page): string {
  if (rows.length === 0) return `${summary(rows, locale)}\n`;
  const cells = rows.map((row) => columns.map((column) => column.text(row, locale)));
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...cells.map((line) => widthOf(line[index] ?? ""))),
  );
  const excess = widths.reduce((sum, each) => sum + each + gap, -gap) - width;
  if (excess > 0) widths[1] = Math.max(12, (widths[1] ?? 0) - excess);
  const line = (texts: readonly string[], paint: (index: number) => (text: string) => string) =>
    texts
      .map((text, index) => paint(index)(fit(text, widths[index] ?? 0, columns[index]?.side)))
      .join(" ".repeat(gap))
      .trimEnd();
  const head = line(
    columns.map(({ title }) => title),
    () => style.strong,
  );
  const body = cells.map((texts, at) =>
    line(texts, (index) => columns[index]?.style?.(rows[at] as Row, style) ?? ((text) => text)),
  );
  return `${[head, ...body, "", style.quiet(summary(rows, locale))].join("\n")}\n`;
}
