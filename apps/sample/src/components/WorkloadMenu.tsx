import type { Formats } from "../lib/format.ts";
import { fold } from "../lib/row.ts";
import { useWords, type Words } from "../words/words.ts";
import { Menu } from "./Menu.tsx";

interface WorkloadMenuProps {
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly formats: Formats;
}

function labelOf(chosen: readonly string[], formats: Formats, words: Words): string {
  const [first] = chosen;
  if (first === undefined) return words.allWorkloads;
  return chosen.length === 1 ? first : words.countWorkloads(chosen.length, formats.count(chosen.length));
}

/** Choice of several workloads. */
export function WorkloadMenu({ options, chosen, onChange, formats }: WorkloadMenuProps) {
  const words = useWords();
  const label = labelOf(chosen, formats, words);
  const marked = new Set(chosen.map(fold));
  const toggle = (name: string) =>
    onChange(marked.has(fold(name)) ? chosen.filter((one) => fold(one) !== fold(name)) : [...chosen, name]);
  return (
    <div className="field">
      <span className="label" aria-hidden="true">
        {words.workload}
      </span>
      <Menu label={<span className="clip">{label}</span>} name={`${words.workload}: ${label}`}>
        {() => (
          <fieldset className="choices">
            <legend className="sr-only">{words.workloadsToShow}</legend>
            {options.map((name) => (
              <label key={name} className="menu-item">
                <input type="checkbox" checked={marked.has(fold(name))} onChange={() => toggle(name)} />
                {name}
              </label>
            ))}
            {chosen.length > 0 && (
              <button type="button" className="button link choices-clear" onClick={() => onChange([])}>
                {words.showAllWorkloads}
              </button>
            )}
          </fieldset>
        )}
      </Menu>
    </div>
  );
}
