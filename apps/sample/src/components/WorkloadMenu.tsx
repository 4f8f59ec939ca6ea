import { fold } from "../lib/row.ts";
import { Menu } from "./Menu.tsx";

interface WorkloadMenuProps {
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

function labelOf(chosen: readonly string[]): string {
  if (chosen.length === 0) return "All workloads";
  return chosen.length === 1 ? (chosen[0] ?? "") : `${chosen.length} workloads`;
}

/** Choice of several workloads. */
export function WorkloadMenu({ options, chosen, onChange }: WorkloadMenuProps) {
  const marked = new Set(chosen.map(fold));
  const toggle = (name: string) =>
    onChange(marked.has(fold(name)) ? chosen.filter((one) => fold(one) !== fold(name)) : [...chosen, name]);
  return (
    <div className="field">
      <span className="label" aria-hidden="true">
        Workload
      </span>
      <Menu label={<span className="clip">{labelOf(chosen)}</span>} name={`Workload: ${labelOf(chosen)}`}>
        {() => (
          <fieldset className="choices">
            <legend className="sr-only">Workloads to show</legend>
            {options.map((name) => (
              <label key={name} className="menu-item">
                <input type="checkbox" checked={marked.has(fold(name))} onChange={() => toggle(name)} />
                {name}
              </label>
            ))}
            {chosen.length > 0 && (
              <button type="button" className="button link choices-clear" onClick={() => onChange([])}>
                Show all workloads
              </button>
            )}
          </fieldset>
        )}
      </Menu>
    </div>
  );
}
