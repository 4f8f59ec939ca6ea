import { asArray, asObject, entries } from "../../json.ts";
import { at, type Loc } from "../../reader/pointer.ts";
import type { Target } from "../../reader/workspace.ts";
import { type Look, reached, referred } from "./walk.ts";

/**
 * Whether judging a value by the schema leads back to judging the same value by it: a base that is `oneOf` its
 * children, which are `allOf` the base. What is open then counts as fulfilled, else no answer would ever come.
 */
export function leadsBack(schema: object, loc: Loc, look: Look): boolean {
  const inside = (part: Target) => parts(part, look);
  for (const { value } of reached(inside({ value: schema, loc }), inside)) if (value === schema) return true;
  return false;
}

/** The schemas that a schema hands the same value to. */
function parts(target: Target, look: Look): Target[] {
  const { value, loc } = target;
  const schema = asObject(value);
  if (schema === undefined) return [];
  const found = referred(target, look);
  for (const key of ["allOf", "anyOf", "oneOf"])
    for (const [index, part] of asArray(schema[key]).entries())
      found.push({ value: part, loc: at(loc, key, index) });
  for (const key of ["not", "if", "then", "else"])
    if (schema[key] !== undefined) found.push({ value: schema[key], loc: at(loc, key) });
  for (const key of ["dependentSchemas", "dependencies"])
    for (const [name, part] of entries(schema[key])) found.push({ value: part, loc: at(loc, key, name) });
  return found;
}
