import type { Formats } from "../lib/format.ts";
import { percentOf } from "../lib/row.ts";
import { entitlement } from "../lib/scale.ts";
import type { DateSpan, Summary } from "../lib/stats.ts";
import { useWords, type Words } from "../words/words.ts";
import { Kpi } from "./Kpi.tsx";

interface KpiStripProps {
  readonly summary: Summary;
  /** Rows before filtering. */
  readonly all: number;
  readonly formats: Formats;
  readonly now: Date;
}

const none = "–";

function topText({ top, over }: Summary, formats: Formats, words: Words): string {
  if (!top) return none;
  if (percentOf(top) === 0) return words.noneUsed;
  const name = `${top.workloadName}, ${top.serviceName}`;
  return over === 0 ? name : `${name} · ${words.above(over, formats.count(over), formats.tick(entitlement))}`;
}

const differ = ({ from, to }: DateSpan, formats: Formats): boolean =>
  formats.dates({ from, to: from }) !== formats.dates({ from: to, to });

/** The figures above the table, of the rows that the filters leave. */
export function KpiStrip({ summary, all, formats, now }: KpiStripProps) {
  const { workloads, services, median, top, over, dates } = summary;
  const words = useWords();
  const filtered = workloads === all ? "" : ` ${words.of(formats.count(all))}`;
  return (
    <dl className="card kpis">
      <Kpi
        label={words.workloads}
        figure={
          <>
            {formats.count(workloads)}
            <span className="of">{filtered}</span>
          </>
        }
        sub={words.inServices(services, formats.count(services))}
      />
      <Kpi
        label={words.median}
        figure={median === undefined ? none : formats.percent(median)}
        sub={words.noTotal}
      />
      <Kpi
        label={words.highest}
        figure={
          <span className={over > 0 ? "over-text" : ""}>{top ? formats.percent(percentOf(top)) : none}</span>
        }
        sub={topText(summary, formats, words)}
      />
      <Kpi
        label={words.dataOf}
        date
        figure={dates ? formats.dates(dates) : none}
        sub={dates ? formats.age(dates, now) + (differ(dates, formats) ? ` · ${words.differs}` : "") : none}
      />
    </dl>
  );
}
