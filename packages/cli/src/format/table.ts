import type { Row } from "../rows.ts";
import type { Style } from "../style.ts";
import { day, fit, percent, printable, widthOf, wrapped } from "../text.ts";
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
const shortestName = 10;
/** What a narrow terminal goes without, one after the other. */
const spare = ["As of", "Channel"];

/** Aligned columns under a heading. In a narrow terminal the workload's name is cut, then the day and the channel are left out. */
export function table(rows: readonly Row[], page: Page): string {
  const { style, width, locale } = page;
  const end = style.quiet(wrapped(summary(rows, locale), "", "", width));
  if (rows.length === 0) return `${end}\n`;
  const shown = columnsFor(rows, page);
  const line = (text: (column: Shown) => string, paint: (column: Shown) => (text: string) => string) =>
    shown
      .map((column) => paint(column)(fit(text(column), column.width, column.side)))
      .join(" ".repeat(gap))
      .trimEnd();
  const head = line(
    ({ title }) => title,
    () => style.strong,
  );
  const body = rows.map((row) =>
    line(
      (column) => column.text(row, locale),
      (column) => column.style?.(row, style) ?? ((text) => text),
    ),
  );
  return `${[head, ...body, "", end].join("\n")}\n`;
}

type Shown = Column & { readonly width: number };

/** The columns that a line has room for, with their widths. */
function columnsFor(rows: readonly Row[], { width, locale }: Page): Shown[] {
  const measured = columns.map((column) => {
    const texts = rows.map((row) => column.text(row, locale));
    return { ...column, width: Math.max(...[column.title, ...texts].map(widthOf)) };
  });
  for (let without = 0; ; without++) {
    const left = spare.slice(0, without);
    const shown = measured.filter(({ title }) => !left.includes(title));
    const excess = shown.reduce((sum, each) => sum + each.width + gap, -gap) - width;
    const name = Math.max(shortestName, (measured[1]?.width ?? 0) - Math.max(0, excess));
    if ((measured[1]?.width ?? 0) - name >= excess || without === spare.length)
      return shown.map((each) => (each.title === "Workload" ? { ...each, width: name } : each));
  }
}
