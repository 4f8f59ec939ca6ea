import { useId } from "react";
import { useWords } from "../words/words.ts";
import { Icon } from "./Icon.tsx";

/** Search in service, workload and channel. */
export function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId();
  const words = useWords();
  return (
    <div className="field search">
      <label className="label" htmlFor={id}>
        {words.search}
      </label>
      <Icon name="search" />
      <input
        id={id}
        className="input"
        type="search"
        value={value}
        placeholder={words.searchHint}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
