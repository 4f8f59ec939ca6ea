import type { ChangeView } from "../hooks/useView.ts";
import { activeFilters, noFilters } from "../lib/filter.ts";
import type { Formats } from "../lib/format.ts";
import type { View } from "../lib/urlState.ts";

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
  const text = `${formats.count(shown)} of ${formats.count(all)} workloads`;
  return (
    <>
      <p className="sr-only" role="status">
        {active ? `${text} shown` : `${formats.count(all)} workloads`}
      </p>
      {active && shown > 0 && (
        <div className="filter-note">
          <span>{text}</span>
          <button type="button" className="button link" onClick={() => onChange(noFilters)}>
            Clear filters
          </button>
        </div>
      )}
    </>
  );
}
