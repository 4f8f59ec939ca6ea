import { fold, type Row } from "./row.ts";
import { type DateSpan, dateSpan } from "./stats.ts";

/** The rows of one service. */
export interface Group {
  readonly service: string;
  readonly rows: readonly Row[];
  readonly dates: DateSpan | undefined;
}

/** Rows by service, in the order in which each service first occurs; the rows keep their order. */
export function groupByService(rows: readonly Row[]): Group[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = fold(row.serviceName);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((members) => ({
    service: members[0]?.serviceName ?? "",
    rows: members,
    dates: dateSpan(members),
  }));
}
