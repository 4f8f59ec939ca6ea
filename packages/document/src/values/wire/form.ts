import type { Json, JsonObject } from "../../json.ts";
import { isJson } from "../../model/media-types.ts";
import type { Schema } from "../schema/schemas.ts";
import { unwritten } from "./brackets.ts";
import { decodeParameter } from "./decode.ts";
import { contentTypeOf, type Form, styledField } from "./encode-form.ts";
import { type Outline, outlineOf } from "./outline.ts";
import { unpercent } from "./percent.ts";
import { gathered, jsonOf, scalarOf } from "./scalars.ts";

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
    const parameter = styledField(form, name);
    if (parameter === undefined) continue;
    const value = decodeParameter(parameter, text, schema.home.some(outline.property(name).schemas));
    const given = value ?? (outline.required.has(name) ? unwritten(outline.property(name)) : undefined);
    if (given !== undefined) found[name] = given as Json;
  }
  return found;
}

/** Whether a field is, or is a part of, one that has a style. */
function isStyled(form: Form, field: string, outline: Outline): boolean {
  return [...outline.names].some((name) => {
    const parameter = styledField(form, name);
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
  const pairs = fields.flatMap(([name, value]): [string, unknown][] => {
    const own = outline.property(name);
    const read = typeof value === "string" ? fieldValue(form, name, value, own) : value;
    // JSON may be written for each item or for the whole list.
    const isWhole = Array.isArray(read) && isList(own) && !own.item(0).types.has("array");
    return isWhole && read.length > 0 ? read.map((item) => [name, item]) : [[name, read]];
  });
  const names = pairs.map(([name]) => name);
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  // Several values where one is meant are a list, whatever the schema says of it.
  const found = gathered(pairs, (name) => repeated.has(name) || isList(outline.property(name)));
  for (const name of outline.required) {
    const nothing = name in found ? undefined : withoutField(outline.property(name));
    if (nothing !== undefined) found[name] = nothing;
  }
  return found;
}

/** What no field stands for: an empty list and null have none. */
function withoutField(own: Outline): Json | undefined {
  if (isList(own)) return [];
  return own.types.has("null") && !own.isAny ? null : undefined;
}

function isList({ types, meant }: Outline): boolean {
  const isOnly = types.has("array") && [...types].every((type) => type === "array" || type === "null");
  return isOnly || meant === "array";
}

function fieldValue(form: Form, name: string, text: string, outline: Outline): unknown {
  const inner = isList(outline) ? outline.item(0) : outline;
  const type = contentTypeOf(form, name);
  const isNested =
    inner.meant !== undefined ||
    (inner.types.size > 0 && [...inner.types].every((each) => each === "object" || each === "array"));
  return (type !== undefined && isJson(type)) || isNested ? jsonOf(text) : scalarOf(text, inner.types);
}
