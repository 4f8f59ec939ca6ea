import type { Formats } from "../lib/format.ts";
import { percentOf } from "../lib/row.ts";
import { entitlement } from "../lib/scale.ts";
import type { DateSpan, Summary } from "../lib/stats.ts";
import { Kpi } from "./Kpi.tsx";

interface KpiStripProps {
  readonly summary: Summary;
  /** Rows before filtering. */
  readonly all: number;
  readonly formats: Formats;
  readonly now: Date;
}

const none = "–";
const plural = (count: number, one: string, formats: Formats): string =>
  `${formats.count(count)} ${count === 1 ? one : `${one}s`}`;

function topText({ top, over }: Summary, formats: Formats): string {
  if (!top) return none;
  if (percentOf(top) === 0) return "no workload is in use";
  const name = `${top.workloadName}, ${top.serviceName}`;
  return over === 0 ? name : `${name} · ${formats.count(over)} above ${formats.tick(entitlement)}`;
}

const differ = ({ from, to }: DateSpan, formats: Formats): boolean =>
  formats.dates({ from, to: from }) !== formats.dates({ from: to, to });

/** The figures above the table, of the rows that the filters leave. */
export function KpiStrip({ summary, all, formats, now }: KpiStripProps) {
  const { workloads, services, median, top, over, dates } = summary;
  const filtered = workloads === all ? "" : ` of ${formats.count(all)}`;
  return (
    <dl className="card kpis">
      <Kpi
        label="Workloads"
        figure={
          <>
            {formats.count(workloads)}
            <span className="of">{filtered}</span>
          </>
        }
        sub={`in ${plural(services, "service", formats)}`}
      />
      <Kpi
        label="Median usage"
        figure={median === undefined ? none : formats.percent(median)}
        sub="of the rows, not a total"
      />
      <Kpi
        label="Highest usage"
        figure={
          <span className={over > 0 ? "over-text" : ""}>{top ? formats.percent(percentOf(top)) : none}</span>
        }
        sub={topText(summary, formats)}
      />
      <Kpi
        label="Data of"
        date
        figure={dates ? formats.dates(dates) : none}
        sub={dates ? formats.age(dates, now) + (differ(dates, formats) ? ", differs per service" : "") : none}
      />
    </dl>
  );
}
