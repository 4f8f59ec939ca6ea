import { useId, useState } from "react";
import type { ChangeView } from "../hooks/useView.ts";
import { activeFilters } from "../lib/filter.ts";
import type { Formats } from "../lib/format.ts";
import { distinct, fold, type Row } from "../lib/row.ts";
import { sorts } from "../lib/sort.ts";
import type { View } from "../lib/urlState.ts";
import { useWords } from "../words/words.ts";
import { Icon } from "./Icon.tsx";
import { SearchField } from "./SearchField.tsx";
import { Select } from "./Select.tsx";
import { WorkloadMenu } from "./WorkloadMenu.tsx";

interface ToolbarProps {
  /** All rows of the answer; none while it loads. */
  readonly rows: readonly Row[];
  readonly view: View;
  readonly onChange: ChangeView;
  readonly formats: Formats;
  /** Undefined when there is nothing to export. */
  readonly onExport: (() => void) | undefined;
}

/** "All", the values at hand, and the chosen one even when the data does not have it. */
function choices(all: string, values: readonly string[], chosen: string) {
  const names = distinct(chosen === "" ? values : [...values, chosen]);
  return [{ value: "", label: all }, ...names.map((name) => ({ value: name, label: name }))];
}

/** How the data spells a value that the address has in another case. */
const spelled = (value: string, options: readonly { value: string }[]): string =>
  options.find((option) => fold(option.value) === fold(value))?.value ?? value;

/** Filters, sort and export. On a narrow page they fold into one button. */
export function Toolbar({ rows, view, onChange, formats, onExport }: ToolbarProps) {
  const [open, setOpen] = useState(false);
  const panel = useId();
  const words = useWords();
  const services = choices(
    words.allServices,
    rows.map((row) => row.serviceName),
    view.service,
  );
  const channels = choices(
    words.allChannels,
    rows.map((row) => row.channel),
    view.channel,
  );
  const inService = rows.filter((row) => view.service === "" || fold(row.serviceName) === fold(view.service));
  const workloads = distinct([...inService.map((row) => row.workloadName), ...view.workloads]);
  const active = activeFilters(view);
  return (
    <div className="toolbar">
      <div className="toolbar-fold">
        <h2>{words.byService}</h2>
        <button
          type="button"
          className="button"
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => setOpen(!open)}
        >
          <Icon name="filter" />
          {words.filterAndExport}
          {active > 0 && <span className="badge">{active}</span>}
        </button>
      </div>
      <div className={open ? "filters open" : "filters"} id={panel}>
        <Select
          label={words.service}
          value={spelled(view.service, services)}
          options={services}
          onChange={(service) => onChange({ service })}
        />
        <WorkloadMenu
          options={workloads}
          chosen={view.workloads}
          onChange={(chosen) => onChange({ workloads: chosen })}
          formats={formats}
        />
        <Select
          label={words.channel}
          value={spelled(view.channel, channels)}
          options={channels}
          onChange={(channel) => onChange({ channel })}
        />
        <SearchField value={view.search} onChange={(search) => onChange({ search }, "replace")} />
        <div className="push">
          <Select
            label={words.sortBy}
            value={view.sort}
            options={sorts.map((value) => ({ value, label: words.sorts[value] }))}
            onChange={(sort) => onChange({ sort })}
          />
        </div>
        <button type="button" className="button" aria-disabled={!onExport} onClick={onExport}>
          <Icon name="download" />
          {words.exportCsv}
        </button>
      </div>
    </div>
  );
}
