import { asArray, type JsonObject } from "../../model/json.ts";
import { bad, type Context, checks, guarded, local, type Spot } from "./emit.ts";

/** Count, uniqueness and each item of an array. */
export function arrayChecks(context: Context, rules: JsonObject, spot: Spot): string[] {
  const { value } = spot;
  const lines: string[] = [];
  const { minItems, maxItems } = rules;
  if (typeof minItems === "number")
    lines.push(
      ...guarded(`${value}.length < ${minItems}`, [bad(spot, `expected at least ${minItems} items`)]),
    );
  if (typeof maxItems === "number")
    lines.push(
      ...guarded(`${value}.length > ${maxItems}`, [bad(spot, `expected at most ${maxItems} items`)]),
    );
  if (rules["uniqueItems"] === true)
    lines.push(...guarded(`!unique(${value})`, [bad(spot, "expected items that differ")]));
  const prefix = asArray(rules["prefixItems"]);
  prefix.forEach((schema, index) => {
    const item = checks(context, schema, {
      value: `${value}[${index}]`,
      path: `${spot.path} + "[${index}]"`,
      branch: false,
    });
    lines.push(...guarded(`${value}.length > ${index}`, item));
  });
  return [...lines, ...itemLoop(context, rules, spot, prefix.length)];
}

function itemLoop(context: Context, rules: JsonObject, spot: Spot, from: number): string[] {
  const index = local(context, "i");
  const item = {
    value: `${spot.value}[${index}]`,
    path: `${spot.path} + "[" + ${index} + "]"`,
    branch: false,
  };
  const body = rules["items"] === undefined ? [] : checks(context, rules["items"], item);
  if (body.length === 0) return [];
  return [
    `for (let ${index} = ${from}; ${index} < ${spot.value}.length; ${index}++) {`,
    ...body.map((line) => `  ${line}`),
    "}",
  ];
}
