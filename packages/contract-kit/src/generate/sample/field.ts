import { asArray, type Json, type JsonObject } from "@partner-licenses/document/json";
import { flatten } from "../../model/flatten.ts";
import type { Parameter } from "../../model/operations.ts";
import { exampleOf } from "../values.ts";

/** A parameter as data for its input. */
export function describeField(document: JsonObject, parameter: Parameter): object {
  const schema = flatten(document, parameter.schema);
  const kind = kindOf(schema);
  const of = kind === "list" ? flatten(document, schema.items) : schema;
  const closed = asArray(of.enum);
  const open = asArray(of["x-extensible-enum"]);
  const options = (closed.length > 0 ? closed : open).filter((value) => value !== null).map(text);
  return {
    name: parameter.name,
    in: parameter.in,
    kind,
    required: parameter.required || undefined,
    description: parameter.description?.trim(),
    initial: parameter.required ? text(exampleOf(document, parameter).value) : undefined,
    example: parameter.example === undefined ? undefined : text(parameter.example),
    default: schema.default === undefined ? undefined : text(schema.default),
    options: options.length > 0 ? options : undefined,
    open: (options.length > 0 && closed.length === 0) || undefined,
    minimum: schema.minimum,
    maximum: schema.maximum,
    maxLength: schema.maxLength,
    pattern: schema.pattern,
    items: kind === "list" ? itemsOf(of) : undefined,
  };
}

function typeOf(schema: JsonObject): Json | undefined {
  return asArray(schema.type).find((each) => each !== "null") ?? schema.type;
}

const formats = new Set(["date", "date-time", "uuid"]);

function kindOf(schema: JsonObject): string {
  const type = typeOf(schema);
  if (type === "integer" || type === "number" || type === "boolean") return type;
  if (type === "array") return "list";
  if (type === "object" || schema.properties !== undefined) return "json";
  const format = String(schema.format);
  return formats.has(format) ? format : "text";
}

function itemsOf(schema: JsonObject): string {
  const type = typeOf(schema);
  return type === "integer" || type === "number" ? type : "text";
}

/** A value as the form shows it: lists with commas, objects as JSON. */
function text(value: Json): string {
  if (Array.isArray(value)) return value.map(text).join(", ");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
