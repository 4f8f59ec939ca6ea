import { percentOf, type Row } from "./row.ts";

/** How rows are ordered inside a service, and services among each other. */
export const sorts = ["service", "usage-desc", "usage-asc", "workload"] as const;
/** One of {@link sorts}. */
export type Sort = (typeof sorts)[number];

const byText = (a: string, b: string): number =>
  a.localeCompare(b, "en", { sensitivity: "base", numeric: true });
const byName = (a: Row, b: Row): number =>
  byText(a.workloadName, b.workloadName) || byText(a.channel, b.channel);
const byService = (a: Row, b: Row): number => byText(a.serviceName, b.serviceName) || byName(a, b);

const comparers: Record<Sort, (a: Row, b: Row) => number> = {
  service: byService,
  "usage-desc": (a, b) => percentOf(b) - percentOf(a) || byService(a, b),
  "usage-asc": (a, b) => percentOf(a) - percentOf(b) || byService(a, b),
  workload: (a, b) => byName(a, b) || byService(a, b),
};

/** A sorted copy of the rows. */
export const sortRows = (rows: readonly Row[], sort: Sort): Row[] => [...rows].sort(comparers[sort]);
