import {
  asArray,
  asString,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { arrayChecks } from "./array.ts";
import { compositionChecks } from "./composition.ts";
import { type Context, use } from "./context.ts";
import { objectChecks } from "./object.ts";
import { refer } from "./reference.ts";
import { valueChecks } from "./value.ts";

/** An expression: the check of a schema. */
export function check(context: Context, schema: Json | undefined, part = false): string {
  if (schema === false) return `${use(context, "is")}(() => false, "nothing")`;
  const rules = objectOrEmpty(schema);
  const reference = asString(rules.$ref);
  const spot = { types: declaredTypes(rules), part };
  const pieces = [
    ...(reference === undefined ? [] : [refer(context, reference, part || Object.keys(rules).length > 1)]),
    ...valueChecks(context, rules, spot),
    ...arrayChecks(context, rules, spot),
    ...objectChecks(context, rules, spot),
    ...compositionChecks(context, rules),
  ];
  if (pieces.length === 0) return use(context, "anything");
  return pieces.length === 1 ? (pieces[0] as string) : `${use(context, "all")}(${pieces.join(", ")})`;
}

function declaredTypes(rules: JsonObject): string[] {
  const written = asArray(Array.isArray(rules.type) ? rules.type : [rules.type]);
  const types = written.filter((type) => typeof type === "string");
  return rules.nullable === true && types.length > 0 && !types.includes("null") ? [...types, "null"] : types;
}
