import { deref } from "@partner-licenses/document/deref";
import { asArray, isObject, type Json, type JsonObject } from "@partner-licenses/document/json";

/** The formats of texts that a `Date` can hold. */
export type DateFormat = "date" | "date-time";

/** The format of a schema that describes such a text and no others. */
export function dateFormat({ type, format, ...rules }: JsonObject): DateFormat | undefined {
  const isText = [type].flat().every((each) => each === "string" || each === "null") && type !== undefined;
  const isListed =
    rules.enum !== undefined || rules.const !== undefined || rules["x-extensible-enum"] !== undefined;
  return isText && !isListed && (format === "date" || format === "date-time") ? format : undefined;
}

/** The schema and all that it is composed of. */
export function compositionOf(
  document: JsonObject,
  raw: Json | undefined,
  seen = new Set<unknown>(),
): JsonObject[] {
  const schema = deref(document, raw);
  if (!isObject(schema) || seen.has(schema)) return [];
  seen.add(schema);
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => asArray(schema[key]));
  return [schema, ...parts.flatMap((part) => compositionOf(document, part, seen))];
}

/** Keywords below which dates are looked for; elsewhere they stay texts. */
export const dated: ReadonlySet<string> = new Set([
  ...["properties", "additionalProperties", "items", "allOf", "anyOf", "oneOf"],
]);
