import { judgeOf } from "@partner-licenses/document/values/judge";
import { type IsTaken, readParameter } from "@partner-licenses/document/values/wire/decode";
import { encodeParameter } from "@partner-licenses/document/values/wire/encode";
import { outlineOf } from "@partner-licenses/document/values/wire/outline";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import { DiagnosticSeverity } from "@stoplight/types";
import { whole } from "../limits.ts";
import type { Field } from "../model.ts";
import { diagnostic, type MessagePart, refusalsOf } from "./diagnostics.ts";

/** Where the text of a field is found, and which pairs of it belong to others. */
export interface FieldSource {
  text(name: string): string | undefined;
  readonly isTaken?: IsTaken;
}

/** Reads the declared parameters of one place, or the headers of an answer, and checks each against its schema. */
export function checkFields(
  fields: readonly Field[],
  source: FieldSource,
  { side, place }: Pick<MessagePart, "side" | "place">,
): IPrismDiagnostic[] {
  const missing: IPrismDiagnostic[] = [];
  const wrong: IPrismDiagnostic[] = [];
  const deprecated: IPrismDiagnostic[] = [];
  for (const field of fields) {
    const name = place === "header" ? field.written.name.toLowerCase() : field.written.name;
    const part = { side, place, name };
    const read = readParameter(field.written, source.text(name), field.schema, source.isTaken);
    if (read.kind === "absent") {
      if (field.required && !isWrittenAsNothing(field))
        missing.push(diagnostic({ side, place }, "required", `must have required property '${name}'`));
      continue;
    }
    if (field.deprecated) deprecated.push(deprecation(place, field.written.name));
    if (read.kind === "unreadable") wrong.push(diagnostic(part, "style", unreadable(field)));
    else if (!isEmptied(field, read.value))
      wrong.push(...refusalsOf(field.schema, whole(field.schema, read.value), part));
  }
  return [...missing, ...wrong, ...deprecated];
}

/** An object whose members are the pairs of the query is not there to see when it has none. */
function isWrittenAsNothing({ written, schema }: Field): boolean {
  const isObject = written.explode && outlineOf(schema).types.has("object");
  return isObject && encodeParameter(written, {}) === "" && judgeOf(schema)({}).kind === "accepted";
}

/** `?name=` where the contract allows a name without a value. */
function isEmptied({ allowEmptyValue }: Field, value: unknown): boolean {
  return allowEmptyValue && (value === "" || (Array.isArray(value) && value.every((item) => item === "")));
}

function unreadable({ written: { style, explode } }: Field): string {
  return `must be written in style ${style}, explode ${explode}`;
}

function deprecation(place: string, name: string): IPrismDiagnostic {
  const label = place.charAt(0).toUpperCase() + place.slice(1);
  return {
    path: [place, name],
    code: "deprecated",
    message: `${label} param ${name} is deprecated`,
    severity: DiagnosticSeverity.Warning,
  };
}
