import { asArray, type Json, type JsonObject } from "@partner-licenses/document/json";
import { type Context, is, use } from "./context.ts";
import { check } from "./emit.ts";

/** allOf, anyOf, oneOf, not, and if/then/else. */
export function compositionChecks(context: Context, rules: JsonObject): string[] {
  const anyOf = asArray(rules.anyOf);
  const oneOf = asArray(rules.oneOf);
  const { not } = rules;
  return [
    ...asArray(rules.allOf).map((schema) => check(context, schema, true)),
    ...(anyOf.length > 0 ? [is(context, `${fits(context, anyOf)} > 0`, "anyOf")] : []),
    ...(oneOf.length > 0 ? [is(context, `${fits(context, oneOf)} === 1`, "oneOf")] : []),
    ...(not === undefined ? [] : [is(context, `${fits(context, [not])} === 0`, "not")]),
    ...conditional(context, rules),
  ];
}

function conditional(context: Context, rules: JsonObject): string[] {
  const { if: condition, then: good, else: bad } = rules;
  if (condition === undefined) return [];
  const when = (count: number, schema: Json) =>
    `${use(context, "when")}((v) => ${fits(context, [condition])} === ${count}, ${check(context, schema, true)})`;
  return [...(good === undefined ? [] : [when(1, good)]), ...(bad === undefined ? [] : [when(0, bad)])];
}

/** An expression: how many of the schemas the value `v` fits. */
function fits(context: Context, schemas: readonly Json[]): string {
  const tests = schemas.map((schema) => check(context, schema, true));
  return `${use(context, "fits")}(v, [${tests.join(", ")}])`;
}
