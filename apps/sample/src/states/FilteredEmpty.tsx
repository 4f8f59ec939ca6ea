import type { ChangeView } from "../hooks/useView.ts";
import { noFilters } from "../lib/filter.ts";
import { useWords } from "../words/words.ts";
import { Panel } from "./Panel.tsx";

/** There are rows, but none match the filters. */
export function FilteredEmpty({ onChange }: { onChange: ChangeView }) {
  const words = useWords();
  return (
    <Panel icon="filter" title={words.noMatch}>
      <p className="muted">{words.noMatchHint}</p>
      <div className="actions">
        <button type="button" className="button primary" onClick={() => onChange(noFilters)}>
          {words.clearFilters}
        </button>
      </div>
    </Panel>
  );
}
