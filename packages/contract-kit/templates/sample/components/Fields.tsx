import { keyOf, problemOf, type Values } from "../lib/values.ts";
import type { Field } from "../types.ts";
import { FieldInput } from "./FieldInput.tsx";

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly values: Values;
  /** The form was sent once: empty required fields are now marked too. */
  readonly tried: boolean;
  readonly onChange: (key: string, value: string) => void;
}

/** The parameters: path and query in sight, headers folded unless one is required. */
export function Fields({ fields, values, tried, onChange }: FieldsProps) {
  const headers = fields.filter((field) => field.in === "header");
  const folded = headers.some((field) => field.required) ? [] : headers;
  const shown = fields.filter((field) => !folded.includes(field));
  const draw = (field: Field) => {
    const key = keyOf(field);
    const value = values[key] ?? "";
    const problem = tried || value !== "" ? problemOf(field, value)?.text : undefined;
    return (
      <FieldInput
        key={key}
        field={field}
        value={value}
        problem={problem}
        onChange={(next) => onChange(key, next)}
      />
    );
  };
  if (fields.length === 0) return null;
  return (
    <>
      {shown.length > 0 && <div className="fields">{shown.map(draw)}</div>}
      {folded.length > 0 && (
        <details className="fold">
          <summary>
            Headers <span className="muted">{folded.length} optional</span>
          </summary>
          <div className="fields">{folded.map(draw)}</div>
        </details>
      )}
    </>
  );
}
