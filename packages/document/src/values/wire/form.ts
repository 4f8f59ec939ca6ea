import { asString, get, type Json, type JsonObject } from "../../json.ts";
import { isJson } from "../../model/media-types.ts";
import { serialisationOf } from "../../model/style.ts";
import type { Schema } from "../schema/schemas.ts";
import { decodeParameter } from "./decode.ts";
import { encodeParameter, type Written } from "./encode.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { unpercent } from "./percent.ts";
import { gathered, jsonOf, membersOf, scalarOf, textOf } from "./scalars.ts";

/** What of a media type decides how its fields are written. */
export interface Form {
  readonly value: object;
}

/** How a field is written where its `encoding` says so by a style; undefined when it says nothing of the kind. */
function styled(form: Form, name: string): Written | undefined {
  const encoding = get(form.value, "encoding", name);
  const isStyled = ["style", "explode", "allowReserved"].some((key) => get(encoding, key) !== undefined);
  return isStyled
    ? { name, in: "query", content: undefined, ...serialisationOf(encoding, "query") }
    : undefined;
}

/** The media type that an `encoding` gives a field. */
export function contentTypeOf(form: Form, name: string): string | undefined {
  return asString(get(form.value, "encoding", name, "contentType"))
    ?.split(",")[0]
    ?.trim();
}

/** A body of `application/x-www-form-urlencoded`: a list repeats its name, an object is JSON, unless it has a style. */
export function encodeForm(form: Form, value: unknown): string {
  return membersOf(value)
    .map(([name, member]) => {
      const parameter = styled(form, name);
      if (parameter !== undefined) return encodeParameter(parameter, member);
      const items = Array.isArray(member) ? member : [member];
      return String(new URLSearchParams(items.map((item) => [name, fieldText(form, name, item)])));
    })
    .filter((pair) => pair !== "")
    .join("&");
}

function fieldText(form: Form, name: string, value: unknown): string {
  const type = contentTypeOf(form, name);
  return type !== undefined && isJson(type) ? JSON.stringify(value) : textOf(value);
}

/** The fields of such a body, as the schema says. */
export function decodeForm(form: Form, text: string, schema: Schema): unknown {
  const outline = outlineOf(schema);
  const fields = text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => pair.split(/=(.*)/s).map((part) => unpercent(part, true)))
    .filter(([name = ""]) => !isStyled(form, name, outline));
  const found = fieldsOf(
    form,
    fields.map(([name = "", value = ""]) => [name, value]),
    outline,
  );
  for (const name of outline.names) {
    const parameter = styled(form, name);
    if (parameter === undefined) continue;
    const value = decodeParameter(parameter, text, schema.home.some(outline.property(name).schemas));
    if (value !== undefined) found[name] = value as Json;
  }
  return found;
}

/** Whether a field is, or is a part of, one that has a style. */
function isStyled(form: Form, field: string, outline: Outline): boolean {
  return [...outline.names].some((name) => {
    const parameter = styled(form, name);
    if (parameter === undefined) return false;
    const isPart = parameter.explode && outline.property(name).names.has(field) && !outline.names.has(field);
    return field === name || field.startsWith(`${name}[`) || isPart;
  });
}

/** Fields, each with its text, as the members of an object. A list has all fields of its name. */
export function fieldsOf(
  form: Form,
  fields: readonly (readonly [string, unknown])[],
  outline: Outline,
): JsonObject {
  const pairs = fields.map(([name, value]): [string, unknown] => [
    name,
    typeof value === "string" ? fieldValue(form, name, value, outline.property(name)) : value,
  ]);
  return gathered(pairs, (name) => isList(outline.property(name)));
}

function isList({ types }: Outline): boolean {
  return types.has("array") && [...types].every((type) => type === "array" || type === "null");
}

function fieldValue(form: Form, name: string, text: string, outline: Outline): unknown {
  const inner = isList(outline) ? outline.item(0) : outline;
  const type = contentTypeOf(form, name);
  const isNested =
    inner.types.size > 0 && [...inner.types].every((each) => each === "object" || each === "array");
  return (type !== undefined && isJson(type)) || isNested ? jsonOf(text) : scalarOf(text, inner.types);
}
