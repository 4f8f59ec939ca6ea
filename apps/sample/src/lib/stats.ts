import { percentOf, type Row } from "./row.ts";
import { entitlement } from "./scale.ts";

/** Figures above the table. There is no total: what an average of these percentages means is not documented. */
export interface Summary {
  readonly workloads: number;
  readonly services: number;
  /** Median of the rows, in percent; undefined without rows. */
  readonly median: number | undefined;
  /** The row with the highest usage. */
  readonly top: Row | undefined;
  /** Rows above 100 %. */
  readonly over: number;
  /** Oldest and newest processing date; they differ per service. */
  readonly dates: DateSpan | undefined;
}

/** First and last of some dates. */
export interface DateSpan {
  readonly from: Date;
  readonly to: Date;
}

/** Middle value, the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return undefined;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Oldest and newest processing date of the rows; undefined when no row has a readable one. */
export function dateSpan(rows: readonly Row[]): DateSpan | undefined {
  const times = rows.map((row) => Date.parse(row.processedDateTime)).filter(Number.isFinite);
  if (times.length === 0) return undefined;
  const from = times.reduce((a, b) => Math.min(a, b));
  const to = times.reduce((a, b) => Math.max(a, b));
  return { from: new Date(from), to: new Date(to) };
}

/** Sums up the rows that are shown. */
export function summarize(rows: readonly Row[]): Summary {
  const top = rows.reduce<Row | undefined>(
    (best, row) => (best === undefined || percentOf(row) > percentOf(best) ? row : best),
    undefined,
  );
  return {
    workloads: rows.length,
    services: new Set(rows.map((row) => row.serviceName.toLowerCase())).size,
    median: median(rows.map(percentOf)),
    top,
    over: rows.filter((row) => percentOf(row) > entitlement).length,
    dates: dateSpan(rows),
  };
}
