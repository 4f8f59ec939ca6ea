import type { OperationData } from "@partner-licenses/client";

/** A row of the answer, as the contract types it. */
export type Row = OperationData<"getPartnerLicensesUsage">["items"][number];

/** Wanted values by field; an empty list lets every row through. Letter case does not matter. */
export interface Filter {
  readonly service: readonly string[];
  readonly workload: readonly string[];
  readonly channel: readonly string[];
}

const fields = {
  service: "serviceName",
  workload: "workloadName",
  channel: "channel",
  usage: "proratedLicensesUsagePercent",
  date: "processedDateTime",
} as const satisfies Record<string, keyof Row>;

export type SortKey = keyof typeof fields;

/** What `--sort` takes. */
export const sortKeys = Object.keys(fields) as SortKey[];

const fold = (text: string): string => text.trim().toLowerCase();

/** The rows that match the filter, in their order. */
export function filterRows(rows: readonly Row[], filter: Filter): Row[] {
  const wanted = (Object.keys(filter) as (keyof Filter)[]).map((key) => ({
    field: fields[key],
    values: filter[key].map(fold),
  }));
  return rows.filter((row) =>
    wanted.every(({ field, values }) => values.length === 0 || values.includes(fold(row[field]))),
  );
}

/** Sorted copy: texts from A to Z, usage from high to low, dates from new to old. Equal rows keep their order. */
export function sortRows(rows: readonly Row[], key: SortKey | undefined, reverse: boolean): Row[] {
  const sorted = key === undefined ? [...rows] : rows.toSorted(comparison(key));
  return reverse ? sorted.reverse() : sorted;
}

function comparison(key: SortKey): (a: Row, b: Row) => number {
  if (key === "usage") return (a, b) => b[fields.usage] - a[fields.usage];
  if (key === "date") return (a, b) => Date.parse(b[fields.date]) - Date.parse(a[fields.date]);
  return (a, b) => fold(a[fields[key]]).localeCompare(fold(b[fields[key]]), "en");
}

/** The values of a field, each once whatever its letter case, to say what a filter could have asked for. */
export function valuesOf(rows: readonly Row[], key: keyof Filter): string[] {
  return [...new Map(rows.map((row) => [fold(row[fields[key]]), row[fields[key]]])).values()];
}
