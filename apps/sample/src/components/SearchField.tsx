import { useId } from "react";
import { Icon } from "./Icon.tsx";

/** Search in service, workload and channel. */
export function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="field search">
      <label className="label" htmlFor={id}>
        Search
      </label>
      <Icon name="search" />
      <input
        id={id}
        className="input"
        type="search"
        value={value}
        placeholder="Workload or service"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
