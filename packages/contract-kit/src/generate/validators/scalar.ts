import { asString, type JsonObject } from "@partner-licenses/document/json";
import { regexOf } from "@partner-licenses/document/values/schema/pattern";
import { type Context, use } from "./context.ts";

/** Tests of the value `v` whose type is known, and how they are reported. */
export interface Tests {
  readonly tests: readonly string[];
  readonly kinds: readonly string[];
  /** One of the tests holds for integers only. */
  readonly implied?: boolean;
  /** What the value should be, in one word. */
  name(type: string): string;
}

const formatTests: Readonly<Record<string, string>> = {
  "date-time": "isDateTime",
  date: "isDate",
  uuid: "isUuid",
};

/** Length, pattern and format of a string. */
export function stringTests(context: Context, rules: JsonObject): Tests {
  const found: [test: string, kind: string][] = [];
  const { minLength, maxLength, pattern } = rules;
  if (typeof minLength === "number") found.push([`[...v].length >= ${minLength}`, "minLength"]);
  if (typeof maxLength === "number") found.push([`[...v].length <= ${maxLength}`, "maxLength"]);
  const regex = typeof pattern === "string" ? regexOf(pattern) : undefined;
  if (regex !== undefined) found.push([`${regex}.test(v)`, "pattern"]);
  const format = asString(rules.format) ?? "";
  const test = formatTests[format];
  if (test !== undefined) found.push([`${use(context, test)}(v)`, format]);
  const kinds = found.map(([, kind]) => kind);
  return {
    tests: found.map(([each]) => each),
    kinds,
    name: (type) => [type, ...kinds].join(),
  };
}

/** Bounds, steps and the 32-bit format of a number. A bound is reported as it is written: `number>=0`. */
export function numberTests(rules: JsonObject): Tests {
  const bounds = (["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const).flatMap(
    (keyword) => {
      const limit = rules[keyword];
      return typeof limit === "number" ? [`${operator(rules, keyword)} ${limit}`] : [];
    },
  );
  const step = rules.multipleOf;
  const small = rules.format === "int32";
  const tests = [
    ...bounds.map((bound) => `v ${bound}`),
    ...(typeof step === "number" ? [`Number.isInteger(v / ${step})`] : []),
    ...(small ? ["(v | 0) === v"] : []),
  ];
  const kinds = [
    ...bounds.map((bound) => bound.replace(" ", "")),
    ...(step === undefined ? [] : [",multipleOf"]),
  ];
  return {
    tests,
    kinds,
    implied: small,
    name: (type) => `${small ? "int32" : type}${kinds.join("")}`,
  };
}

function operator(rules: JsonObject, keyword: string): string {
  const lower = keyword.endsWith("inimum");
  // before OpenAPI 3.1 the word `exclusiveMinimum` was a flag next to `minimum`
  const strict = keyword.startsWith("e") || rules[lower ? "exclusiveMinimum" : "exclusiveMaximum"] === true;
  return `${lower ? ">" : "<"}${strict ? "" : "="}`;
}
