import { asArray, type Json, type JsonObject } from "../../model/json.ts";
import { arrow, bad, type Context, checks, guarded, local, type Spot } from "./emit.ts";

/** allOf, anyOf, oneOf, not, and if/then/else. */
export function compositionChecks(context: Context, rules: JsonObject, spot: Spot): string[] {
  const inside = { ...spot, branch: true };
  const lines = asArray(rules["allOf"]).flatMap((part) => block(checks(context, part, inside)));
  const anyOf = asArray(rules["anyOf"]);
  if (anyOf.length > 0)
    lines.push(
      ...guarded(`${passes(context, anyOf, spot)} === 0`, [bad(spot, "fits none of the allowed forms")]),
    );
  const oneOf = asArray(rules["oneOf"]);
  if (oneOf.length > 0)
    lines.push(
      ...guarded(`${passes(context, oneOf, spot)} !== 1`, [
        bad(spot, "fits none or several of the allowed forms"),
      ]),
    );
  if (rules["not"] !== undefined)
    lines.push(
      ...guarded(`${passes(context, [rules["not"]], spot)} === 1`, [
        bad(spot, "has a form that is not allowed"),
      ]),
    );
  return [...lines, ...conditional(context, rules, spot)];
}

function conditional(context: Context, rules: JsonObject, spot: Spot): string[] {
  if (rules["if"] === undefined) return [];
  const inside = { ...spot, branch: true };
  const test = `${passes(context, [rules["if"]], spot)} === 1`;
  return [
    ...guarded(test, rules["then"] === undefined ? [] : checks(context, rules["then"], inside)),
    ...guarded(`!(${test})`, rules["else"] === undefined ? [] : checks(context, rules["else"], inside)),
  ];
}

/** An expression: how many of the schemas the value fits. */
function passes(context: Context, schemas: readonly Json[], spot: Spot): string {
  const tests = schemas.map((schema) => {
    const value = local(context, "b");
    const body = checks(context, schema, { value, path: "path", branch: true });
    return arrow(body, [value, "path", "issues"]);
  });
  return `fits(${spot.value}, ${spot.path}, [${tests.join(", ")}])`;
}

function block(lines: readonly string[]): string[] {
  return lines.length > 1 ? ["{", ...lines.map((line) => `  ${line}`), "}"] : [...lines];
}
