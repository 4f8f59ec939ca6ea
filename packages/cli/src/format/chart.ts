import type { Row } from "../rows.ts";
import { day, fit, percent, printable, widthOf, wrapped } from "../text.ts";
import { bar, type Scale, scaleFor } from "./bar.ts";
import type { Page } from "./index.ts";
import { summary } from "./summary.ts";

const indent = 2;
const longestName = 24;
const shortestName = 7;
const shortestBar = 10;

const legend = "█ used  ▓ above 100 %  │ 100 % of the entitlement";

/** A bar per row, grouped by service, with the 100 % line through all of them. */
export function chart(rows: readonly Row[], page: Page): string {
  const { style, width, locale } = page;
  const end = [...(rows.length === 0 ? [] : [legend]), summary(rows, locale)].map((text) =>
    style.quiet(wrapped(text, "", "", width)),
  );
  if (rows.length === 0) return `${end.join("\n")}\n`;
  const values = rows.map((row) => row.proratedLicensesUsagePercent);
  const others = {
    channel: widest(
      rows.map((row) => printable(row.channel)),
      12,
    ),
    value: widest(
      values.map((value) => percent(value, locale)),
      16,
    ),
  };
  const room = width - indent - others.channel - others.value - 6;
  const name = widest(
    rows.map((row) => printable(row.workloadName)),
    Math.min(longestName, Math.max(shortestName, room - shortestBar)),
  );
  const columns = { ...others, name };
  const scale = scaleFor(values, Math.max(shortestBar, room - name));
  const lines = [...groups(rows)].flatMap(([, group]) => [
    heading(group, page),
    ...group.map((row) => {
      const { workloadName, channel, proratedLicensesUsagePercent: value } = row;
      const number = fit(percent(value, locale), columns.value, "right");
      const parts = [
        " ".repeat(indent) + fit(printable(workloadName), columns.name),
        style.quiet(fit(printable(channel), columns.channel)),
        bar(value, scale, style),
        value > 100 ? style.over(number) : number,
      ];
      return parts.join("  ");
    }),
    "",
  ]);
  const left = indent + columns.name + columns.channel + 4;
  return `${[...lines, style.quiet(axis(left, scale)), ...end].join("\n")}\n`;
}

const widest = (texts: readonly string[], most: number): number =>
  Math.min(most, Math.max(...texts.map(widthOf)));

function groups(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.serviceName.toLowerCase();
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

function heading(rows: readonly Row[], { style }: Page): string {
  const days = [...new Set(rows.map((row) => day(row.processedDateTime)))].sort();
  const dates = days.length > 1 ? `${days[0]} to ${days.at(-1)}` : days[0];
  const count = rows.length === 1 ? "1 workload" : `${rows.length} workloads`;
  return `${style.strong(printable(rows[0]?.serviceName ?? ""))}  ${style.quiet(`${count}, as of ${dates}`)}`;
}

/** `0 %` under the start of the bars, `100 %` under the line. */
function axis(left: number, { below }: Scale): string {
  return `${" ".repeat(left)}0 %${"100 %".padStart(Math.max(6, below - 2))}`;
}
