import { deref, workspaceOf } from "@partner-licenses/document/deref";
import { asArray, get, type Json, type JsonObject } from "@partner-licenses/document/json";
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

/** Tries by chance, after the plainest value. */
const seeds = [0, 1, 2, 3, 4, 5, 6];

const requests = new WeakMap<JsonObject, Schemas>();

/** The schemas of a document as requests carry them: without what is only read. */
function requestSchemas(document: JsonObject): Schemas {
  const reading = { dialect: dialectOf(document), direction: "request", discriminates: true } as const;
  const known = requests.get(document) ?? new Schemas(workspaceOf(document), reading);
  requests.set(document, known);
  return known;
}

/** A value for code: what the contract's example says, where it fits. */
export interface Shown {
  readonly value: Json;
  /** Why the contract's own example is not taken. */
  readonly wrong?: string;
  /** True when no value was found that both the schema and the type made from it accept. */
  readonly isTorn?: true;
  /** True when nothing fits the schema. */
  readonly isNone?: true;
}

/** A value for a parameter: the contract's example where it fits, or a small one that does. No path takes an empty one. */
export function exampleOf(document: JsonObject, parameter: Parameter): Shown {
  const shown = fitting(document, parameter.schema, parameter.example);
  if (parameter.in !== "path" || !isEmpty(shown.value)) return shown;
  return { ...shown, ...fitting(document, { allOf: [parameter.schema], ...notEmpty }, undefined) };
}

const notEmpty = { minLength: 1, minItems: 1, minProperties: 1 } as const;

function isEmpty(value: Json): boolean {
  return value === "" || (typeof value === "object" && Object.keys(value ?? {}).length === 0);
}

/** A value for a request body: the contract's first example where it fits, or a small one that does. */
export function bodyExample(document: JsonObject, operation: Operation): Shown {
  const [media] = Object.values(operation.body?.content ?? {});
  if (media === undefined) return { value: {} };
  return fitting(document, media.schema, firstExample(document, media));
}

/** The schema of a request's part, as the value module takes it. */
export function requestSchema(document: JsonObject, value: Json | undefined): Schema {
  return requestSchemas(document).at(value, workspaceOf(document).root.loc);
}

function firstExample(document: JsonObject, media: JsonObject): Json | undefined {
  const workspace = workspaceOf(document);
  return examplesOf(workspace, { value: media, loc: workspace.root.loc })[0]?.value;
}

/** The example where its schema and the type made from it accept it, else a value that both do. */
function fitting(document: JsonObject, raw: Json | undefined, example: Json | undefined): Shown {
  const schema = requestSchema(document, raw);
  const judge = judgeWithin(schema, mostCompiled);
  const isRight = (value: Json) => suitsType(document, raw, value);
  const shown = (value: Json) => declaredPart(document, raw, value);
  const verdict = example === undefined ? undefined : judge?.(example);
  if (example !== undefined && verdict?.kind !== "refused" && isRight(example))
    return { value: shown(example) };
  const why = verdict?.kind === "refused" ? { wrong: verdict.refusals[0]?.message ?? "refused" } : {};
  if (judge === undefined) return { value: shown(draft(schema, plain) as Json), ...why };
  const made = sample(schema, plain);
  if (made.kind === "none")
    return {
      value: shown(listedText(document, raw) ?? (draft(schema, plain) as Json)),
      ...why,
      isNone: true,
    };
  if (isRight(made.value as Json)) return { value: shown(made.value as Json), ...why };
  for (const seed of seeds) {
    const other = sample(schema, { ...plain, examples: false, ...(seed > 0 && { seed }) });
    if (other.kind === "value" && isRight(other.value as Json))
      return { value: shown(other.value as Json), ...why };
  }
  const typed = typedValue(document, raw, isRight);
  return typed === undefined
    ? { value: shown(made.value as Json), ...why, isTorn: true, isNone: true }
    : { value: shown(typed), ...why, isTorn: true };
}

/** The first listed value of a text that YAML made something else of, as its type has it. */
function listedText(document: JsonObject, raw: Json | undefined): string | undefined {
  const schema = deref(document, raw);
  const [listed] = asArray(get(schema, "enum"));
  return get(schema, "type") === "string" && listed !== undefined ? String(listed) : undefined;
}

/** A value of one alternative: where these overlap, all that fits exactly one of them is no value of its type. */
function typedValue(
  document: JsonObject,
  raw: Json | undefined,
  isRight: (value: Json) => boolean,
): Json | undefined {
  const schema = deref(document, raw);
  const branches = ["oneOf", "anyOf"].flatMap((key) => asArray(get(schema, key)));
  return branches
    .map((branch) => draft(requestSchema(document, branch), { fill: "full", examples: false }) as Json)
    .find(isRight);
}
