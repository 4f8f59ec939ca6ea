import { useId } from "react";

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: T) => void;
  /** Hides the label from view, not from assistive technology. */
  readonly bare?: boolean;
}

/** A labelled native select. */
export function Select<T extends string>({ label, value, options, onChange, bare = false }: SelectProps<T>) {
  const id = useId();
  return (
    <div className="field">
      <label className={bare ? "sr-only" : "label"} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="select"
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
