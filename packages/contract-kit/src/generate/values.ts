import { deref, workspaceOf } from "@partner-licenses/document/deref";
import {
  asArray,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { examplesOf } from "@partner-licenses/document/model/content";
import { dialectOf } from "@partner-licenses/document/reader/version";
import { judgeWithin } from "@partner-licenses/document/values/judge";
import { draft, sample } from "@partner-licenses/document/values/sample/sample";
import { type Schema, Schemas } from "@partner-licenses/document/values/schema/schemas";
import type { Operation, Parameter } from "../model/operations.ts";

const deepest = 6;

/** What is required, with one item in each list: enough to show what a call looks like. */
const plain = { items: 1 } as const;

/** Schema objects that are compiled for one value; a larger schema's value is made without asking. */
const mostCompiled = 300;

const requests = new WeakMap<JsonObject, Schemas>();

/** The schemas of a document as requests carry them: without what is only read. */
function requestSchemas(document: JsonObject): Schemas {
  const reading = { dialect: dialectOf(document), direction: "request" } as const;
  const known = requests.get(document) ?? new Schemas(workspaceOf(document), reading);
  requests.set(document, known);
  return known;
}

/** A value for a parameter: the contract's example where it fits, or a small one that does. */
export function exampleOf(document: JsonObject, parameter: Parameter): Json {
  return fitting(schemaOf(document, parameter.schema), parameter.example);
}

/** A value for a request body: the contract's first example where it fits, or a small one that does. */
export function bodyExample(document: JsonObject, operation: Operation): Json {
  const [media] = Object.values(operation.body?.content ?? {});
  if (media === undefined) return {};
  return fitting(schemaOf(document, media["schema"]), firstExample(document, media));
}

function firstExample(document: JsonObject, media: JsonObject): Json | undefined {
  const workspace = workspaceOf(document);
  return examplesOf(workspace, { value: media, loc: workspace.root.loc })[0]?.value;
}

function schemaOf(document: JsonObject, value: Json | undefined): Schema {
  return requestSchemas(document).at(value, workspaceOf(document).root.loc);
}

/** The example unless its schema refuses it, else a value that the schema accepts. */
function fitting(schema: Schema, example: Json | undefined): Json {
  const judge = judgeWithin(schema, mostCompiled);
  if (example !== undefined && judge?.(example).kind !== "refused") return example;
  const made = judge === undefined ? undefined : sample(schema, plain);
  return (made?.kind === "value" ? made.value : draft(schema, plain)) as Json;
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
