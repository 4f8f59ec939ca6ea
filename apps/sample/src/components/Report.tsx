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
import { FilterNote } from "./FilterNote.tsx";
import { KpiStrip } from "./KpiStrip.tsx";
import { Toolbar } from "./Toolbar.tsx";
import { UsageTable } from "./UsageTable.tsx";

interface ReportProps {
  readonly rows: readonly Row[];
  readonly view: View;
  readonly onChange: ChangeView;
  readonly formats: Formats;
  /** When the rows arrived: their age counts from then. */
  readonly now: Date;
}

/** The data state: figures, filters and table. */
export function Report({ rows, view, onChange, formats, now }: ReportProps) {
  const shown = useMemo(() => sortRows(filterRows(rows, view), view.sort), [rows, view]);
  const exportRows = () => void loadSecondary().then(({ exportCsv }) => exportCsv(shown));
  return (
    <>
      <KpiStrip summary={summarize(shown)} all={rows.length} formats={formats} now={now} />
      <section className="card" aria-label="Usage by service">
        <Toolbar
          rows={rows}
          view={view}
          onChange={onChange}
          onExport={shown.length > 0 ? exportRows : undefined}
        />
        <FilterNote
          shown={shown.length}
          all={rows.length}
          view={view}
          onChange={onChange}
          formats={formats}
        />
        {shown.length > 0 ? (
          <UsageTable
            groups={groupByService(shown)}
            end={scaleEnd(rows.map(percentOf))}
            formats={formats}
            now={now}
          />
        ) : (
          <FilteredEmpty onChange={onChange} />
        )}
      </section>
    </>
  );
}
