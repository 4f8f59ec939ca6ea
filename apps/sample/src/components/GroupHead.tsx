import type { Formats } from "../lib/format.ts";
import type { Group } from "../lib/group.ts";

/** Heading of a service: how many workloads, and from when its data is. */
export function GroupHead({ group, formats, now }: { group: Group; formats: Formats; now: Date }) {
  const { service, rows, dates } = group;
  return (
    <tr className="group-row">
      <th scope="rowgroup" colSpan={4} className="group">
        <span className="group-line">
          <span className="group-name">{service}</span>
          <span className="muted small">
            {formats.count(rows.length)} {rows.length === 1 ? "workload" : "workloads"}
            {dates && ` · as of ${formats.dates(dates)} · ${formats.age(dates, now)}`}
          </span>
        </span>
      </th>
    </tr>
  );
}
