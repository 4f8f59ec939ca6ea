import { useId } from "react";

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: T) => void;
  /** Heads the options. */
  readonly group?: string;
  /** Hides the label from view, not from assistive technology. */
  readonly bare?: boolean;
}

/** A labelled native select. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  group,
  bare = false,
}: SelectProps<T>) {
  const id = useId();
  const items = options.map((option) => (
    <option key={option.value} value={option.value} lang={option.lang}>
      {option.label}
    </option>
  ));
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
        {group === undefined ? items : <optgroup label={group}>{items}</optgroup>}
      </select>
    </div>
  );
}
