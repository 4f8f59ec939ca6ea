import type { ChangeView } from "../hooks/useView.ts";
import { activeFilters, noFilters } from "../lib/filter.ts";
import type { Formats } from "../lib/format.ts";
import type { View } from "../lib/urlState.ts";
import { useWords } from "../words/words.ts";

interface FilterNoteProps {
  readonly shown: number;
  readonly all: number;
  readonly view: View;
  readonly onChange: ChangeView;
  readonly formats: Formats;
}

/** Says what the filters leave, aloud too, and offers the way back. */
export function FilterNote({ shown, all, view, onChange, formats }: FilterNoteProps) {
  const active = activeFilters(view) > 0;
  const words = useWords();
  const text = words.someWorkloads(formats.count(shown), all, formats.count(all));
  return (
    <>
      <p className="sr-only" role="status">
        {active ? words.filtersMatch(text) : words.countWorkloads(all, formats.count(all))}
      </p>
      {active && shown > 0 && (
        <div className="filter-note">
          <span>{text}</span>
          <button type="button" className="button link" onClick={() => onChange(noFilters)}>
            {words.clearFilters}
          </button>
        </div>
      )}
    </>
  );
}
