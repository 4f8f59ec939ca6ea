import type { JsonObject } from "@partner-licenses/document/json";
import type { Version } from "@partner-licenses/document/reader/version";

/** Whether the schema is a `$ref` next to which nothing counts, as in OpenAPI 3.0. */
export function standsAlone(schema: JsonObject, version: Version): boolean {
  return version === "3.0" && typeof schema.$ref === "string";
}

const words = new WeakMap<JsonObject, JsonObject>();
const annotations: ReadonlySet<string> = new Set(["title", "description", "example", "externalDocs"]);

/** The siblings of such a `$ref`, as words: people read them, validators do not. */
export function siblingsAsWords(schema: JsonObject): JsonObject {
  const known = words.get(schema);
  if (known !== undefined) return known;
  const { $ref: _, ...siblings } = schema;
  const named = Object.entries(siblings).map(([key, value]) => [
    annotations.has(key) ? key : `${key} next to $ref`,
    value,
  ]);
  const said: JsonObject = Object.fromEntries(named);
  words.set(schema, said);
  return said;
}
