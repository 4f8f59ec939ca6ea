import { useMemo } from "react";
import type { ChangeView } from "../hooks/useView.ts";
import { FilteredEmpty, loadSecondary } from "../later.tsx";
import { filterRows } from "../lib/filter.ts";
import type { Formats } from "../lib/format.ts";
import { groupByService } from "../lib/group.ts";
import { percentOf, type Row } from "../lib/row.ts";
import { scaleEnd } from "../lib/scale.ts";
import { sortRows } from "../lib/sort.ts";
import { summarize } from "../lib/stats.ts";
import type { View } from "../lib/urlState.ts";
import { KpiSkeleton, TableSkeleton } from "../states/Loading.tsx";
import { useWords } from "../words/words.ts";
import { FilterNote } from "./FilterNote.tsx";
import { KpiStrip } from "./KpiStrip.tsx";
import { Toolbar } from "./Toolbar.tsx";
import { UsageTable } from "./UsageTable.tsx";

interface ReportProps {
  /** All rows of the answer; undefined while it loads: then the same page shows its skeleton. */
  readonly rows: readonly Row[] | undefined;
  readonly view: View;
  readonly onChange: ChangeView;
  readonly formats: Formats;
  /** When the rows arrived: their age counts from then. */
  readonly now: Date;
}

const noRows: readonly Row[] = [];

function Rows({ rows, shown, onChange, formats, now }: ReportProps & { shown: readonly Row[] }) {
  if (!rows) return <TableSkeleton formats={formats} />;
  if (shown.length === 0) return <FilteredEmpty onChange={onChange} />;
  return (
    <UsageTable
      groups={groupByService(shown)}
      end={scaleEnd(rows.map(percentOf))}
      formats={formats}
      now={now}
    />
  );
}

/** Figures, filters and table. The filters work while the rows load, and keep the focus when they arrive. */
export function Report(props: ReportProps) {
  const { rows, view, onChange, formats, now } = props;
  const all = rows ?? noRows;
  const shown = useMemo(() => sortRows(filterRows(all, view), view.sort), [all, view]);
  const exportRows = () => void loadSecondary().then(({ exportCsv }) => exportCsv(shown, formats.locale));
  return (
    <>
      {rows ? (
        <KpiStrip summary={summarize(shown)} all={all.length} formats={formats} now={now} />
      ) : (
        <KpiSkeleton />
      )}
      <section className="card" aria-label={useWords().tableOf}>
        <Toolbar
          rows={all}
          view={view}
          onChange={onChange}
          formats={formats}
          onExport={shown.length > 0 ? exportRows : undefined}
        />
        {rows && (
          <FilterNote
            shown={shown.length}
            all={all.length}
            view={view}
            onChange={onChange}
            formats={formats}
          />
        )}
        <Rows {...props} shown={shown} />
      </section>
    </>
  );
}
