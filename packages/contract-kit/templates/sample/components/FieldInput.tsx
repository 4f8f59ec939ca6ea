import { useId } from "react";
import { listOf } from "../lib/values.ts";
import type { Field } from "../types.ts";
import { Prose } from "./Prose.tsx";

interface FieldInputProps {
  readonly field: Field;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A parameter with its name, what it is for, and what is wrong with its value. */
export function FieldInput({ field, value, problem, onChange }: FieldInputProps) {
  const id = useId();
  const help = [field.description ? `${id}-help` : "", problem ? `${id}-problem` : ""]
    .filter(Boolean)
    .join(" ");
  const common = {
    id,
    value,
    "aria-describedby": help || undefined,
    "aria-invalid": problem !== undefined || undefined,
    "aria-required": field.required,
  };
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        <code>{field.name}</code>
        <span className="muted">
          {field.in === "query" ? "" : `${field.in} · `}
          {field.required ? "required" : "optional"}
        </span>
      </label>
      <div className="control">
        <Control field={field} common={common} onChange={onChange} />
      </div>
      <div className="notes">
        {problem !== undefined && (
          <p id={`${id}-problem`} className="bad-text small" role="alert">
            {problem}
          </p>
        )}
        {field.description !== undefined && (
          <div id={`${id}-help`} className="hint">
            <Prose markdown={field.description} />
          </div>
        )}
      </div>
    </div>
  );
}

interface ControlProps {
  readonly field: Field;
  readonly common: { readonly id: string; readonly value: string };
  readonly onChange: (value: string) => void;
}

function Control({ field, common, onChange }: ControlProps) {
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  if (field.kind === "boolean" || (field.options && !field.open && field.kind !== "list"))
    return <Choice field={field} common={common} onChange={onChange} />;
  const placeholder =
    field.kind === "list" && field.options !== undefined
      ? "type, or pick below"
      : field.default !== undefined
        ? `${field.default} when empty`
        : field.example;
  if (field.kind === "json")
    return <textarea className="input mono" rows={3} {...common} onChange={change} />;
  const numeric = field.kind === "integer" || field.kind === "number";
  return (
    <>
      <span className="with-button">
        <input
          className={`input${field.kind === "uuid" ? " mono" : ""}`}
          type={field.kind === "date" ? "date" : "text"}
          inputMode={numeric ? (field.kind === "integer" ? "numeric" : "decimal") : undefined}
          placeholder={placeholder}
          list={field.open ? `${common.id}-known` : undefined}
          autoComplete="off"
          spellCheck={false}
          {...common}
          onChange={change}
        />
        <Maker kind={field.kind} name={field.name} onChange={onChange} />
      </span>
      {field.open && field.kind !== "list" && (
        <datalist id={`${common.id}-known`}>
          {field.options?.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {field.kind === "list" && <Toggles field={field} value={common.value} onChange={onChange} />}
    </>
  );
}

function Choice({ field, common, onChange }: ControlProps) {
  const options = field.kind === "boolean" ? ["true", "false"] : (field.options ?? []);
  return (
    <select className="input select" {...common} onChange={(event) => onChange(event.target.value)}>
      {!field.required && (
        <option value="">{field.default === undefined ? "not sent" : `${field.default} (not sent)`}</option>
      )}
      {options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  );
}

/** Makes a value that nobody wants to type. */
function Maker({ kind, name, onChange }: Pick<Field, "kind" | "name"> & Pick<ControlProps, "onChange">) {
  if (kind !== "uuid" && kind !== "date-time") return null;
  const make = () => (kind === "uuid" ? crypto.randomUUID() : new Date().toISOString());
  return (
    <button
      type="button"
      className="button"
      onClick={() => onChange(make())}
      aria-label={`${kind === "uuid" ? "New" : "Now as"} ${name}`}
    >
      {kind === "uuid" ? "New" : "Now"}
    </button>
  );
}

/** The known items of a list, to switch on and off; others may be typed. */
function Toggles({ field, value, onChange }: Pick<ControlProps, "field" | "onChange"> & { value: string }) {
  const chosen = listOf(value);
  return (
    <span className="chips">
      {field.options?.map((option) => (
        <button
          key={option}
          type="button"
          className="chip"
          aria-pressed={chosen.includes(option)}
          onClick={() =>
            onChange(
              (chosen.includes(option) ? chosen.filter((item) => item !== option) : [...chosen, option]).join(
                ", ",
              ),
            )
          }
        >
          {option}
        </button>
      ))}
    </span>
  );
}
