import { Kpi } from "../components/Kpi.tsx";
import { TableFrame } from "../components/UsageTable.tsx";
import type { Formats } from "../lib/format.ts";
import { entitlement } from "../lib/scale.ts";
import { useWords } from "../words/words.ts";

const bone = (width: string, className = "") => (
  <span className={className}>
    <span className="skeleton" style={{ inlineSize: width }} />
  </span>
);
const shape = [
  ["58%", "31%"],
  ["80%", "52%", "12%", "66%"],
];

function Rows({ widths }: { widths: readonly string[] }) {
  return (
    <tbody>
      <tr className="group-row">
        <td colSpan={4} className="group">
          <span className="group-line">
            {bone("48px")}
            {bone("180px", "small")}
          </span>
        </td>
      </tr>
      {widths.map((width) => (
        <tr key={width}>
          <td className="workload-cell">{bone("120px")}</td>
          <td className="plot">
            <span className="skeleton bar" style={{ inlineSize: width }} />
          </td>
          <td className="percent-cell num">{bone("52px")}</td>
          <td className="channel-cell">{bone("64px")}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** The figures to come. */
export function KpiSkeleton() {
  const words = useWords();
  return (
    <dl className="card kpis">
      <Kpi label={words.workloads} figure={bone("40px")} sub={bone("96px")} />
      <Kpi label={words.median} figure={bone("88px")} sub={bone("140px")} />
      <Kpi label={words.highest} figure={bone("104px")} sub={bone("190px")} />
      <Kpi label={words.dataOf} date figure={bone("190px")} sub={bone("210px")} />
    </dl>
  );
}

/** The rows to come. */
export function TableSkeleton({ formats }: { formats: Formats }) {
  return (
    <>
      <p className="sr-only" role="status">
        {useWords().loadingUsage}
      </p>
      <TableFrame end={entitlement} formats={formats}>
        {shape.map((widths) => (
          <Rows key={widths.join()} widths={widths} />
        ))}
      </TableFrame>
    </>
  );
}
