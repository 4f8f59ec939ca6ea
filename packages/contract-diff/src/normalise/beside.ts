import type { Obj } from "@partner-licenses/document/json";
import type { Version } from "@partner-licenses/document/reader/version";

/** Whether the schema is a `$ref` beside which nothing counts, as in OpenAPI 3.0. */
export function standsAlone(schema: Obj, version: Version): boolean {
  return version === "3.0" && typeof schema["$ref"] === "string";
}

const words = new WeakMap<Obj, Obj>();
const annotations: ReadonlySet<string> = new Set(["title", "description", "example", "externalDocs"]);

/** What stands beside such a `$ref`, as words: people read it, validators do not. */
export function wordsBeside(schema: Obj): Obj {
  const known = words.get(schema);
  if (known !== undefined) return known;
  const { $ref: _, ...beside } = schema;
  const named = Object.entries(beside).map(([key, value]) => [
    annotations.has(key) ? key : `${key} beside $ref`,
    value,
  ]);
  const said: Obj = Object.fromEntries(named);
  words.set(schema, said);
  return said;
}
