import { deref, workspaceOf } from "@partner-licenses/document/deref";
import {
  asArray,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { examplesOf } from "@partner-licenses/document/model/content";
import type { Operation, Parameter } from "../model/operations.ts";

const deepest = 6;

/** A value for a parameter: the contract's example, or a small one that fits its schema. */
export function exampleOf(document: JsonObject, parameter: Parameter): Json {
  return parameter.example ?? sampleOf(document, parameter.schema);
}

/** A value for a request body: the contract's first example, or a small one that fits the schema. */
export function bodyExample(document: JsonObject, operation: Operation): Json {
  const [media] = Object.values(operation.body?.content ?? {});
  if (media === undefined) return {};
  return firstExample(document, media) ?? sampleOf(document, media["schema"]);
}

function firstExample(document: JsonObject, media: JsonObject): Json | undefined {
  const workspace = workspaceOf(document);
  return examplesOf(workspace, { value: media, loc: workspace.root.loc })[0]?.value;
}

/** A small value that fits a schema: its example, default, first allowed value, or a plain one. */
export function sampleOf(document: JsonObject, value: Json | undefined, depth = 0): Json {
  const schema = flatten(document, value);
  const given =
    schema["example"] ??
    asArray(schema["examples"])[0] ??
    schema["default"] ??
    schema["const"] ??
    asArray(schema["enum"])[0] ??
    asArray(schema["x-extensible-enum"])[0];
  if (given !== undefined) return given;
  const type = asArray(schema["type"]).find((each) => each !== "null") ?? schema["type"];
  if (type === "object" || schema["properties"] !== undefined) return sampleObject(document, schema, depth);
  if (type === "array") return depth > deepest ? [] : [sampleOf(document, schema["items"], depth + 1)];
  if (type === "integer" || type === "number") return Number(schema["minimum"] ?? 1);
  if (type === "boolean") return true;
  if (type === "null" || schema["type"] === "null") return null;
  return sampleText(schema);
}

/** A schema with its `allOf` merged and the first of its alternatives taken: enough to make one value. */
export function flatten(document: JsonObject, value: Json | undefined, depth = 0): JsonObject {
  const schema = objectOrEmpty(deref(document, value));
  if (depth > deepest) return schema;
  const [alternative] = [...asArray(schema["oneOf"]), ...asArray(schema["anyOf"])];
  const parts = [...asArray(schema["allOf"]), ...(alternative === undefined ? [] : [alternative])];
  return parts.map((part) => flatten(document, part, depth + 1)).reduce(merge, schema);
}

function merge(schema: JsonObject, part: JsonObject): JsonObject {
  const both = { ...part, ...schema };
  if (isObject(part["properties"]))
    both["properties"] = { ...part["properties"], ...objectOrEmpty(schema["properties"]) };
  if (Array.isArray(part["required"]))
    both["required"] = [...new Set([...asArray(schema["required"]), ...part["required"]])];
  return both;
}

function sampleObject(document: JsonObject, schema: JsonObject, depth: number): Json {
  const names = depth > deepest ? [] : asArray(schema["required"]).map(String);
  const properties = objectOrEmpty(schema["properties"]);
  return Object.fromEntries(names.map((name) => [name, sampleOf(document, properties[name], depth + 1)]));
}

const byFormat: Readonly<Record<string, string>> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  time: "12:00:00Z",
  email: "name@example.org",
  uri: "https://example.org/",
  uuid: "3f2b8a1e-5c4d-4e6f-8a9b-0c1d2e3f4a5b",
};

function sampleText(schema: JsonObject): string {
  const text = byFormat[String(schema["format"])] ?? "text";
  return text.padEnd(Number(schema["minLength"] ?? 0), "x").slice(0, Number(schema["maxLength"] ?? 200));
}
