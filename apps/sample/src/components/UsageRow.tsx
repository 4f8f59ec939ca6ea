import type { Formats } from "../lib/format.ts";
import { percentOf, type Row } from "../lib/row.ts";
import { entitlement } from "../lib/scale.ts";
import { useWords } from "../words/words.ts";
import { Bar } from "./Bar.tsx";

/** One workload. */
export function UsageRow({ row, end, formats }: { row: Row; end: number; formats: Formats }) {
  const value = percentOf(row);
  const over = value > entitlement;
  return (
    <tr>
      <th scope="row" className="workload-cell workload">
        <bdi>{row.workloadName}</bdi>
      </th>
      <td className="plot">
        <span className="ref" aria-hidden="true" />
        <Bar value={value} end={end} />
      </td>
      <td className="percent-cell num">
        <span className={over ? "percent over-text" : "percent"}>
          {over && <span aria-hidden="true">▲ </span>}
          {formats.percent(value)}
          {over && <span className="sr-only">, {useWords().aboveEntitlement}</span>}
        </span>
      </td>
      <td className="channel-cell muted">
        <bdi>{row.channel}</bdi>
      </td>
    </tr>
  );
}
