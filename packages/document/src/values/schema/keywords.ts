import { asObject } from "../../json.ts";
import { regexOf } from "./pattern.ts";

/** What a keyword's value has to be; the kinds with schemas inside are followed. */
export type Kind =
  | "schema"
  | "schema list"
  | "map of schemas"
  | "map of patterns"
  | "number"
  | "positive number"
  | "whole number"
  | "true or false"
  | "text"
  | "regular expression"
  | "list of names"
  | "map of names"
  | "list"
  | "anything";

/** The keywords that judge values or help to make them up, by what they hold. Other keys do neither. */
export const keywords: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["allOf", "schema list"],
  ["anyOf", "schema list"],
  ["oneOf", "schema list"],
  ["prefixItems", "schema list"],
  ...["not", "if", "then", "else", "items", "contains", "unevaluatedItems"].map(schema),
  ...["additionalProperties", "unevaluatedProperties", "propertyNames"].map(schema),
  ["properties", "map of schemas"],
  ["dependentSchemas", "map of schemas"],
  ["patternProperties", "map of patterns"],
  ["minimum", "number"],
  ["maximum", "number"],
  ["exclusiveMinimum", "number"],
  ["exclusiveMaximum", "number"],
  ["multipleOf", "positive number"],
  ...["minLength", "maxLength", "minItems", "maxItems", "minContains", "maxContains"].map(count),
  ...["minProperties", "maxProperties"].map(count),
  ["uniqueItems", "true or false"],
  ["pattern", "regular expression"],
  ["format", "text"],
  ["required", "list of names"],
  ["dependentRequired", "map of names"],
  ["enum", "list"],
  ["const", "anything"],
  ["default", "anything"],
  ["example", "anything"],
  ["examples", "list"],
  ["x-extensible-enum", "list"],
  ["contentEncoding", "text"],
  ["contentMediaType", "text"],
]);

function schema(name: string): [string, Kind] {
  return [name, "schema"];
}

function count(name: string): [string, Kind] {
  return [name, "whole number"];
}

const isNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

const tests: Partial<Record<Kind, (value: unknown) => boolean>> = {
  "schema list": (value) => Array.isArray(value) && value.length > 0,
  "map of schemas": (value) => asObject(value) !== undefined,
  "map of patterns": (value) => asObject(value) !== undefined,
  number: (value) => typeof value === "number",
  "positive number": (value) => typeof value === "number" && value > 0,
  "whole number": (value) => Number.isInteger(value) && Number(value) >= 0,
  "true or false": (value) => typeof value === "boolean",
  text: (value) => typeof value === "string",
  "regular expression": (value) => typeof value === "string" && regexOf(value) !== undefined,
  "list of names": isNames,
  "map of names": (value) => Object.values(asObject(value) ?? { "": value }).every(isNames),
  list: Array.isArray,
};

/** Whether a keyword can hold the value. */
export function fitsKind(kind: Kind, value: unknown): boolean {
  return tests[kind]?.(value) ?? true;
}

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
