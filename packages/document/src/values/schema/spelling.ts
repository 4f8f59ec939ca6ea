import { asArray, canonical, type JsonObject } from "../../json.ts";
import { typeNames } from "./keywords.ts";
import type { JsonSchema } from "./types.ts";

/** Copies the types that JSON Schema knows, and reports the others. */
export function spellTypes(
  out: JsonObject,
  given: JsonObject,
  report: (message: string, key: string) => void,
): void {
  const type = given.type;
  if (type === undefined) return;
  const names = Array.isArray(type) ? type : [type];
  const unknown = names.filter((name) => typeof name !== "string" || !typeNames.has(name));
  if (unknown.length > 0 || names.length === 0)
    report(`${JSON.stringify(unknown[0] ?? type)} is not a type of JSON Schema`, "type");
  // One unknown name leaves all open: nobody knows what it would allow.
  else out.type = type;
}

/** 3.0 says with a boolean that a bound is exclusive. */
export function spellBounds(out: JsonObject, given: JsonObject): void {
  for (const [flag, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (given[flag] !== true || typeof out[bound] !== "number") continue;
    out[flag] = out[bound];
    delete out[bound];
  }
}

/** Each value of an `enum` once; an empty list admits nothing. Null is one of them only where it is listed, in 3.0 too. */
export function spellValues(out: JsonObject): JsonSchema {
  const listed = out.enum;
  if (!Array.isArray(listed)) return out;
  if (listed.length === 0) return false;
  const unique = new Map(listed.map((value) => [canonical(value), value]));
  out.enum = [...unique.values()];
  return out;
}

/**
 * Null where 3.0 says `nullable` without a type. By the letter that allows nothing, and everybody means it to:
 * it is accepted, and never made up while there is something else.
 */
export const meantNull: JsonObject = { type: "null" };

/** The 3.0 way to allow null: one more type, or one more schema where none is named. */
export function spellNull(schema: JsonSchema): JsonSchema {
  if (typeof schema === "boolean") return schema || meantNull;
  const types = typesOf(schema);
  if (types === undefined || "const" in schema) return { anyOf: [schema, meantNull] };
  schema.type = [...new Set([...types, "null"])];
  return inUnion(schema) ? { anyOf: [schema, meantNull] } : schema;
}

/** Whether more than the type has a say, so that null would be refused for another reason. */
function inUnion(schema: JsonObject): boolean {
  return ["$ref", "allOf", "anyOf", "oneOf", "not", "if"].some((key) => key in schema);
}

/** The types that a lowered schema names; undefined when it names none. */
export function typesOf(schema: JsonObject): string[] | undefined {
  const type = schema.type;
  if (type === undefined) return undefined;
  return (Array.isArray(type) ? asArray(type) : [type]).map(String);
}
