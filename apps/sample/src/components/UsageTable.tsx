import type { CSSProperties, ReactNode } from "react";
import type { Formats } from "../lib/format.ts";
import type { Group } from "../lib/group.ts";
import { keyed } from "../lib/row.ts";
import { referenceAt } from "../lib/scale.ts";
import { useWords } from "../words/words.ts";
import { GroupHead } from "./GroupHead.tsx";
import { ScaleHead } from "./ScaleHead.tsx";
import { UsageRow } from "./UsageRow.tsx";

/** Caption, columns and head, shared by the rows and their skeleton. */
export function TableFrame({
  end,
  formats,
  children,
}: {
  end: number;
  formats: Formats;
  children: ReactNode;
}) {
  const words = useWords();
  const reference = referenceAt(end);
  const style: CSSProperties = { "--ref": `${reference}%`, "--ref-part": reference / 100 };
  return (
    <table className="table" style={style}>
      <caption className="sr-only">{words.caption}</caption>
      <colgroup>
        <col className="name" />
        <col />
        <col className="value" />
        <col className="channel" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className="workload-cell">
            {words.workload}
          </th>
          <th scope="col" className="plot">
            <ScaleHead end={end} formats={formats} />
          </th>
          <th scope="col" className="percent-cell num">
            {words.percent}
          </th>
          <th scope="col" className="channel-cell">
            {words.channel}
          </th>
        </tr>
      </thead>
      {children}
    </table>
  );
}

interface UsageTableProps {
  readonly groups: readonly Group[];
  /** End of the scale, in percent: the same for all rows of the answer, whatever the filters leave. */
  readonly end: number;
  readonly formats: Formats;
  readonly now: Date;
}

/** The rows, grouped by service. */
export function UsageTable({ groups, end, formats, now }: UsageTableProps) {
  return (
    <TableFrame end={end} formats={formats}>
      {groups.map((group) => (
        <tbody key={group.service}>
          <GroupHead group={group} formats={formats} now={now} />
          {keyed(group.rows).map(({ key, row }) => (
            <UsageRow key={key} row={row} end={end} formats={formats} />
          ))}
        </tbody>
      ))}
    </TableFrame>
  );
}
