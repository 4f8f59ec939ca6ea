import type { PartnerLicensesUsageInsights } from "@partner-licenses/types";

/** One row of the dashboard: one workload of one service in one channel. */
export type Row = PartnerLicensesUsageInsights;

/** The usage percentage, 0 to 100 and beyond. */
export const percentOf = (row: Row): number => row.proratedLicensesUsagePercent;

/** Casing differs between documents (`o365`, `O365`), so names are compared without regard to it. */
export const fold = (name: string): string => name.toLowerCase();

/** Identity of a row: a workload name alone is not one, SharePoint occurs under two services. */
export const rowKey = (row: Row): string =>
  JSON.stringify([row.serviceName, row.workloadName, row.channel].map(fold));

/** Distinct names, first casing seen wins, in alphabetical order. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(fold(name))) seen.set(fold(name), name);
  return [...seen.values()].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** Rows with a key each; a repeated identity, which nothing rules out, is numbered. */
export function keyed(rows: readonly Row[]): { key: string; row: Row }[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const identity = rowKey(row);
    const count = seen.get(identity) ?? 0;
    seen.set(identity, count + 1);
    return { key: `${identity}${count}`, row };
  });
}
