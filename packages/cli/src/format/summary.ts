import type { Row } from "../rows.ts";
import { percent } from "../text.ts";

/** One line about all rows. An average of percentages would say nothing, so it names the median and the top. */
export function summary(rows: readonly Row[], locale: string): string {
  if (rows.length === 0) return "No rows.";
  const values = rows.map((row) => row.proratedLicensesUsagePercent).sort((a, b) => a - b);
  const middle = values.length / 2;
  const median = ((values[Math.ceil(middle) - 1] ?? 0) + (values[Math.floor(middle)] ?? 0)) / 2;
  const over = values.filter((value) => value > 100).length;
  const parts = [
    rows.length === 1 ? "1 workload" : `${rows.length} workloads`,
    `median ${percent(median, locale)}`,
    `top ${percent(values.at(-1) ?? 0, locale)}`,
    `${over} above 100 %`,
  ];
  return parts.join(" · ");
}
