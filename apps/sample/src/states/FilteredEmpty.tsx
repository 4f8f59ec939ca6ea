import type { ChangeView } from "../hooks/useView.ts";
import { noFilters } from "../lib/filter.ts";
import { Panel } from "./Panel.tsx";

/** There are rows, but none match the filters. */
export function FilteredEmpty({ onChange }: { onChange: ChangeView }) {
  return (
    <Panel icon="filter" title="No workload matches the filters">
      <p className="muted">The data is there: another choice shows it.</p>
      <div className="actions">
        <button type="button" className="button primary" onClick={() => onChange(noFilters)}>
          Clear filters
        </button>
      </div>
    </Panel>
  );
}
