import { deref } from "@partner-licenses/document/deref";
import { asArray, entries, isObject, type Json, type JsonObject } from "@partner-licenses/document/json";

/** The members that a thing has in requests only, in all schemas that describe things with this id. */
export function writeOnlyNames(document: JsonObject, schemas: readonly unknown[], id: string): Set<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (given: unknown): void => {
    const schema = deref(document, given as Json);
    if (!isObject(schema) || seen.has(schema)) return;
    seen.add(schema);
    const members = membersOf(document, schema);
    if (members.some(([name]) => name === id))
      for (const [name, inner] of members) if (isWriteOnly(document, inner)) found.add(name);
    for (const [, inner] of members) visit(inner);
    for (const inner of [schema.items, ...["allOf", "anyOf", "oneOf"].flatMap((key) => asArray(schema[key]))])
      visit(inner);
  };
  for (const schema of schemas) visit(schema);
  return found;
}

/** The properties of a schema, also of what it is made of. */
function membersOf(document: JsonObject, given: unknown, depth = 0): [string, Json][] {
  const schema = deref(document, given as Json);
  if (!isObject(schema) || depth > 20) return [];
  const parts = asArray(schema.allOf).flatMap((part) => membersOf(document, part, depth + 1));
  return [...entries(schema.properties), ...parts];
}

function isWriteOnly(document: JsonObject, given: Json): boolean {
  const schema = deref(document, given);
  return (isObject(schema) && schema.writeOnly === true) || (isObject(given) && given.writeOnly === true);
}
