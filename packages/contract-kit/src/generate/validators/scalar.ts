import { asArray, asString, type JsonObject } from "../../model/json.ts";
import { bad, guarded, type Spot } from "./emit.ts";

const formatTests: Record<string, string> = {
  "date-time": "isDateTime",
  date: "isDate",
  uuid: "isUuid",
};

/** Length, pattern, format, and a note on values that the contract does not know yet. */
export function stringChecks(rules: JsonObject, { value, path, branch }: Spot): string[] {
  const spot = { value, path, branch };
  const lines: string[] = [];
  const { minLength, maxLength, pattern } = rules;
  const length = `[...${value}].length`;
  if (typeof minLength === "number")
    lines.push(
      ...guarded(`${length} < ${minLength}`, [bad(spot, `expected at least ${minLength} characters`)]),
    );
  if (typeof maxLength === "number")
    lines.push(
      ...guarded(`${length} > ${maxLength}`, [bad(spot, `expected at most ${maxLength} characters`)]),
    );
  if (typeof pattern === "string") {
    lines.push(
      ...guarded(`!new RegExp(${JSON.stringify(pattern)}, "u").test(${value})`, [
        bad(spot, `expected a match of ${pattern}`),
      ]),
    );
  }
  const format = asString(rules["format"]);
  const test = format === undefined ? undefined : formatTests[format];
  if (test !== undefined) lines.push(...guarded(`!${test}(${value})`, [bad(spot, `expected a ${format}`)]));
  const known = asArray(rules["x-extensible-enum"]);
  if (known.length > 0) {
    lines.push(
      ...guarded(`!${JSON.stringify(known)}.includes(${value})`, [
        `note(issues, ${path}, "unknown-value", ${value});`,
      ]),
    );
  }
  return lines;
}

/** Bounds, steps and the 32-bit format. */
export function numberChecks(rules: JsonObject, spot: Spot): string[] {
  const { value } = spot;
  const lines: string[] = [];
  const bound = (keyword: string, operator: string, text: string) => {
    const limit = rules[keyword];
    if (typeof limit === "number")
      lines.push(...guarded(`${value} ${operator} ${limit}`, [bad(spot, `expected ${text} ${limit}`)]));
  };
  bound(
    "minimum",
    rules["exclusiveMinimum"] === true ? "<=" : "<",
    rules["exclusiveMinimum"] === true ? "more than" : "at least",
  );
  bound(
    "maximum",
    rules["exclusiveMaximum"] === true ? ">=" : ">",
    rules["exclusiveMaximum"] === true ? "less than" : "at most",
  );
  bound("exclusiveMinimum", "<=", "more than");
  bound("exclusiveMaximum", ">=", "less than");
  const step = rules["multipleOf"];
  if (typeof step === "number")
    lines.push(
      ...guarded(`!Number.isInteger(${value} / ${step})`, [bad(spot, `expected a multiple of ${step}`)]),
    );
  if (rules["format"] === "int32")
    lines.push(...guarded(`(${value} | 0) !== ${value}`, [bad(spot, "expected a 32-bit integer")]));
  return lines;
}
