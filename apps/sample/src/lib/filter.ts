import { fold, type Row } from "./row.ts";

/** What the reader asks to see. Empty means all. */
export interface Filters {
  readonly service: string;
  readonly workloads: readonly string[];
  readonly channel: string;
  readonly search: string;
}

/** Nothing filtered out. */
export const noFilters: Filters = { service: "", workloads: [], channel: "", search: "" };

/** How many of the four filters are in use. */
export function activeFilters({ service, workloads, channel, search }: Filters): number {
  return [service !== "", workloads.length > 0, channel !== "", search.trim() !== ""].filter(Boolean).length;
}

const isOrAll = (value: string, wanted: string): boolean => wanted === "" || fold(value) === fold(wanted);

/** The rows that pass every filter; names are compared without regard to case. */
export function filterRows(rows: readonly Row[], filters: Filters): Row[] {
  const workloads = new Set(filters.workloads.map(fold));
  const words = fold(filters.search).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = fold(`${row.serviceName} ${row.workloadName} ${row.channel}`);
    return (
      isOrAll(row.serviceName, filters.service) &&
      isOrAll(row.channel, filters.channel) &&
      (workloads.size === 0 || workloads.has(fold(row.workloadName))) &&
      words.every((word) => text.includes(word))
    );
  });
}
