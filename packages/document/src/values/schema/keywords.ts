import { asObject } from "../../json.ts";
import { regexOf } from "./pattern.ts";

/** What a keyword's value has to be; the kinds with schemas inside are followed. */
export type KeywordKind =
  | "a schema"
  | "a list of schemas"
  | "a map of schemas"
  | "a map of patterns"
  | "a number"
  | "a number above 0"
  | "a whole number"
  | "true or false"
  | "a text"
  | "a regular expression"
  | "a list of names"
  | "a map of names"
  | "a list"
  | "anything";

/** The keywords that judge values or help to make them up, by what they hold. Other keys do neither. */
export const keywords: ReadonlyMap<string, KeywordKind> = new Map<string, KeywordKind>([
  ["allOf", "a list of schemas"],
  ["anyOf", "a list of schemas"],
  ["oneOf", "a list of schemas"],
  ["prefixItems", "a list of schemas"],
  ...["not", "if", "then", "else", "items", "contains", "unevaluatedItems"].map(schema),
  ...["additionalProperties", "unevaluatedProperties", "propertyNames"].map(schema),
  ["properties", "a map of schemas"],
  ["dependentSchemas", "a map of schemas"],
  ["patternProperties", "a map of patterns"],
  ["minimum", "a number"],
  ["maximum", "a number"],
  ["exclusiveMinimum", "a number"],
  ["exclusiveMaximum", "a number"],
  ["multipleOf", "a number above 0"],
  ...["minLength", "maxLength", "minItems", "maxItems", "minContains", "maxContains"].map(count),
  ...["minProperties", "maxProperties"].map(count),
  ["uniqueItems", "true or false"],
  ["pattern", "a regular expression"],
  ["format", "a text"],
  ["required", "a list of names"],
  ["dependentRequired", "a map of names"],
  ["enum", "a list"],
  ["const", "anything"],
  ["default", "anything"],
  ["example", "anything"],
  ["examples", "a list"],
  ["x-extensible-enum", "a list"],
  ["x-faker", "anything"],
  ["contentEncoding", "a text"],
  ["contentMediaType", "a text"],
  ["contentSchema", "a schema"],
]);

function schema(name: string): [string, KeywordKind] {
  return [name, "a schema"];
}

function count(name: string): [string, KeywordKind] {
  return [name, "a whole number"];
}

const isNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

const tests: Partial<Record<KeywordKind, (value: unknown) => boolean>> = {
  "a list of schemas": (value) => Array.isArray(value) && value.length > 0,
  "a map of schemas": (value) => asObject(value) !== undefined,
  "a map of patterns": (value) => asObject(value) !== undefined,
  "a number": (value) => typeof value === "number",
  "a number above 0": (value) => typeof value === "number" && value > 0,
  "a whole number": (value) => Number.isInteger(value) && Number(value) >= 0,
  "true or false": (value) => typeof value === "boolean",
  "a text": (value) => typeof value === "string",
  "a regular expression": (value) => typeof value === "string" && regexOf(value) !== undefined,
  "a list of names": isNames,
  "a map of names": (value) => Object.values(asObject(value) ?? { "": value }).every(isNames),
  "a list": Array.isArray,
};

/** Whether a keyword can hold the value. */
export function fitsKind(kind: KeywordKind, value: unknown): boolean {
  return tests[kind]?.(value) ?? true;
}

/** Stands in a lowered schema where a keyword at fault was left out: a value that gets there cannot be judged. */
export const leftOut = "x-left-out";

/** The types that JSON Schema knows. */
export const typeNames: ReadonlySet<string> = new Set([
  "null",
  "boolean",
  "integer",
  "number",
  "string",
  "array",
  "object",
]);
