import { asArray, entries, strings } from "../../json.ts";
import type { Schemas } from "../schema/schemas.ts";
import { typesOf } from "../schema/spelling.ts";
import type { JsonSchema } from "../schema/types.ts";

/**
 * Whether some value of the schema is nested at most `budget` deep: of the branches of a union that holds itself,
 * one of those leads out.
 */
export function ends(
  home: Schemas,
  schema: JsonSchema,
  budget: number,
  open: ReadonlySet<string> = new Set(),
): boolean {
  if (typeof schema === "boolean") return schema;
  if (budget < 0) return false;
  if ("const" in schema || "enum" in schema) return true;
  const ref = schema.$ref;
  if (typeof ref === "string") {
    if (open.has(ref)) return false;
    if (!ends(home, home.definition(ref).root, budget, new Set([...open, ref]))) return false;
  }
  const inner = (value: unknown) => ends(home, value as JsonSchema, budget, open);
  if (!asArray(schema.allOf).every(inner)) return false;
  for (const kind of ["anyOf", "oneOf"])
    if (Array.isArray(schema[kind]) && !schema[kind].some(inner)) return false;
  const types = typesOf(schema);
  const isOnly = (type: string) => types === undefined || types.every((each) => each === type);
  const below = (value: unknown) => ends(home, value as JsonSchema, budget - 1);
  if (isOnly("object")) {
    const properties = new Map(entries(schema.properties));
    const names = strings(schema.required);
    if (!names.every((name) => properties.get(name) === undefined || below(properties.get(name))))
      return false;
  }
  const items = schema.items;
  if (types === undefined || !isOnly("array") || !(Number(schema.minItems) > 0) || items === undefined)
    return true;
  return below(items);
}
