import { asArray, type JsonObject } from "@partner-licenses/document/json";
import { type Context, guarded, is, type Spot, use } from "./context.ts";
import { check } from "./emit.ts";

/** Each item of an array, its count and whether items differ. */
export function arrayChecks(context: Context, rules: JsonObject, spot: Spot): string[] {
  const { minItems, maxItems } = rules;
  const limit = (test: string, kind: string) => is(context, `!Array.isArray(v) || ${test}`, kind);
  return [
    ...itemChecks(context, rules, spot),
    ...(typeof minItems === "number" ? [limit(`v.length >= ${minItems}`, "minItems")] : []),
    ...(typeof maxItems === "number" ? [limit(`v.length <= ${maxItems}`, "maxItems")] : []),
    ...(rules.uniqueItems === true ? [limit(`${use(context, "unique")}(v)`, "uniqueItems")] : []),
  ];
}

function itemChecks(context: Context, rules: JsonObject, spot: Spot): string[] {
  const first = asArray(rules.prefixItems).map((schema) => check(context, schema));
  const some = rules.items !== undefined && rules.items !== true;
  if (first.length > 0) {
    const rest = some ? check(context, rules.items) : use(context, "anything");
    const text = `${use(context, "tuple")}([${first.join(", ")}], ${rest})`;
    return [guarded(context, spot, "array", "Array.isArray", text)];
  }
  if (some) {
    const text = `${use(context, "record")}({}, undefined, ${check(context, rules.items)})`;
    return [guarded(context, spot, "array", "Array.isArray", text)];
  }
  return spot.types.join() === "array" ? [is(context, "Array.isArray(v)", "array")] : [];
}
