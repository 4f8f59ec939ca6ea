import { workspaceOf } from "@partner-licenses/document/deref";
import type { Json, JsonObject } from "@partner-licenses/document/json";
import { examplesOf } from "@partner-licenses/document/model/content";
import { dialectOf } from "@partner-licenses/document/reader/version";
import { judgeWithin } from "@partner-licenses/document/values/judge";
import { draft, sample } from "@partner-licenses/document/values/sample/sample";
import { type Schema, Schemas } from "@partner-licenses/document/values/schema/schemas";
import type { Operation, Parameter } from "../model/operations.ts";
import { declaredPart, suitsType } from "./declared.ts";

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

/** A value for code: what the contract's example says, where it fits. */
export interface Shown {
  readonly value: Json;
  /** Why the contract's own example is not taken. */
  readonly wrong?: string;
  /** True when nothing fits the schema. */
  readonly isNone?: true;
}

/** A value for a parameter: the contract's example where it fits, or a small one that does. */
export function exampleOf(document: JsonObject, parameter: Parameter): Shown {
  return fitting(document, parameter.schema, parameter.example);
}

/** A value for a request body: the contract's first example where it fits, or a small one that does. */
export function bodyExample(document: JsonObject, operation: Operation): Shown {
  const [media] = Object.values(operation.body?.content ?? {});
  if (media === undefined) return { value: {} };
  return fitting(document, media["schema"], firstExample(document, media));
}

/** The schema of a request's part, as the value module takes it. */
export function requestSchema(document: JsonObject, value: Json | undefined): Schema {
  return requestSchemas(document).at(value, workspaceOf(document).root.loc);
}

function firstExample(document: JsonObject, media: JsonObject): Json | undefined {
  const workspace = workspaceOf(document);
  return examplesOf(workspace, { value: media, loc: workspace.root.loc })[0]?.value;
}

/** The example unless its schema refuses it, else a value that the schema accepts. */
function fitting(document: JsonObject, raw: Json | undefined, example: Json | undefined): Shown {
  const schema = requestSchema(document, raw);
  const judge = judgeWithin(schema, mostCompiled);
  const verdict = example === undefined ? undefined : judge?.(example);
  if (example !== undefined && verdict?.kind !== "refused" && suitsType(document, raw, example))
    return { value: declaredPart(document, raw, example) };
  const why = verdict?.kind === "refused" ? { wrong: verdict.refusals[0]?.message ?? "refused" } : {};
  const made = judge === undefined ? undefined : sample(schema, plain);
  const value = (made?.kind === "value" ? made.value : draft(schema, plain)) as Json;
  return {
    value: declaredPart(document, raw, value),
    ...why,
    ...(made?.kind === "none" ? { isNone: true } : {}),
  };
}
