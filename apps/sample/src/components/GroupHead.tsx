import type { Formats } from "../lib/format.ts";
import type { Group } from "../lib/group.ts";
import { useWords } from "../words/words.ts";

/** Heading of a service: how many workloads, and from when its data is. */
export function GroupHead({ group, formats, now }: { group: Group; formats: Formats; now: Date }) {
  const words = useWords();
  const { service, rows, dates } = group;
  return (
    <tr className="group-row">
      <th scope="rowgroup" colSpan={4} className="group">
        <span className="group-line">
          <bdi className="group-name">{service}</bdi>
          <span className="muted small">
            {words.countWorkloads(rows.length, formats.count(rows.length))}
            {dates && ` · ${words.asOf(formats.dates(dates))} · ${formats.age(dates, now)}`}
          </span>
        </span>
      </th>
    </tr>
  );
}
