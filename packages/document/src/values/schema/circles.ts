import { asArray, asObject, entries } from "../../json.ts";
import { at, type Loc } from "../../reader/pointer.ts";
import type { Target } from "../../reader/workspace.ts";

type Look = (ref: string, from: Loc) => Target | undefined;

/**
 * Whether judging a value by the schema leads back to judging the same value by it: a base that is `oneOf` its
 * children, which are `allOf` the base. What is open then counts as fulfilled, else no answer would ever come.
 */
export function leadsBack(schema: object, loc: Loc, look: Look): boolean {
  const seen = new Set<object>();
  const pending: Target[] = parts({ value: schema, loc }, look);
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.value === schema) return true;
    const object = asObject(part.value);
    if (object === undefined || seen.has(object)) continue;
    seen.add(object);
    pending.push(...parts(part, look));
  }
  return false;
}

/** The schemas that a schema hands the same value to. */
function parts({ value, loc }: Target, look: Look): Target[] {
  const schema = asObject(value);
  if (schema === undefined) return [];
  const found: Target[] = [];
  for (const key of ["$ref", "$dynamicRef", "$recursiveRef"]) {
    const ref = schema[key];
    const target = typeof ref === "string" ? look(ref, loc) : undefined;
    if (target !== undefined) found.push(target);
  }
  for (const key of ["allOf", "anyOf", "oneOf"])
    for (const [index, part] of asArray(schema[key]).entries())
      found.push({ value: part, loc: at(loc, key, index) });
  for (const key of ["not", "if", "then", "else"])
    if (schema[key] !== undefined) found.push({ value: schema[key], loc: at(loc, key) });
  for (const key of ["dependentSchemas", "dependencies"])
    for (const [name, part] of entries(schema[key])) found.push({ value: part, loc: at(loc, key, name) });
  return found;
}
