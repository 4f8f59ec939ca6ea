import { targetOf } from "@partner-licenses/document/deref";
import { ContractError } from "@partner-licenses/document/errors";
import type { Json } from "@partner-licenses/document/json";
import { examplesOf, type MediaType } from "@partner-licenses/document/model/content";
import { isJson } from "@partner-licenses/document/model/media-types";
import type { Operation } from "@partner-licenses/document/model/operations";
import { isIgnoredHeader, type Parameter } from "@partner-licenses/document/model/parameters";
import type { Target } from "@partner-licenses/document/reader/workspace";
import { judge } from "@partner-licenses/document/values/judge";
import { sample } from "@partner-licenses/document/values/sample/sample";
import { type Api, isRead, routeOf } from "./api.ts";
import { variablesText, waysIn } from "./credentials.ts";
import { operationNamed } from "./refusal.ts";

/** Characters of schemas that a description holds; others are named. */
const mostSchemas = 40_000;

/** All that an agent needs to call an operation and to understand what comes back. */
export function describeOperation(api: Api, name: string, tokenVariable: string): object {
  const operation = operationNamed(api, name);
  const { summary, description, deprecated, parameters, body, responses } = operation;
  const described = {
    operationId: name,
    operation: routeOf(operation),
    ...{ summary, description, ...(deprecated && { deprecated }) },
    readOnly: isRead(operation),
    parameters: parameters.filter((each) => !isIgnoredHeader(each)).map(parameterText),
    body: body && { required: body.required, content: contentText(body.content) },
    answers: Object.fromEntries(
      responses.map((response) => [
        response.status,
        {
          description: response.description,
          ...(response.headers.length > 0 && { headers: response.headers.map((header) => header.name) }),
          content: contentText(response.content),
        },
      ]),
    ),
    credentials: waysIn(operation, tokenVariable).map((way) =>
      way.map(({ scheme, scopes, variables }) => ({ scheme, scopes, environment: variablesText(variables) })),
    ),
    example: exampleOf(api, name, operation),
  };
  return { ...described, ...schemasOf(api, described) };
}

function parameterText({ name, in: place, required, deprecated, value, schema }: Parameter) {
  return {
    ...{ name, in: place, required, ...(deprecated && { deprecated }) },
    ...{ description: value.description, schema: schema?.value },
  };
}

function contentText(content: readonly MediaType[]) {
  return Object.fromEntries(
    content.map(({ type, schema, itemSchema }) => [type, schema?.value ?? { itemSchema: itemSchema?.value }]),
  );
}

/** The schemas that a description refers to, each once, by their references; the nearest first, up to a size. */
function schemasOf(api: Api, described: object) {
  const schemas: Record<string, Json> = {};
  const leftOut: string[] = [];
  let size = 0;
  const pending = refsIn(described);
  for (const ref of pending) {
    if (ref in schemas || leftOut.includes(ref)) continue;
    const schema = targetAt(api, ref);
    if (schema === undefined) continue;
    size += JSON.stringify(schema).length;
    if (size > mostSchemas) {
      leftOut.push(ref);
      continue;
    }
    schemas[ref] = schema;
    pending.push(...refsIn(schema));
  }
  return { schemas, ...(leftOut.length > 0 && { schemasLeftOut: leftOut }) };
}

/** What a reference names; nothing for what looks like a reference inside an example. */
function targetAt({ contract }: Api, ref: string): Json | undefined {
  try {
    return targetOf(contract.document, ref);
  } catch (error) {
    if (error instanceof ContractError) return undefined;
    throw error;
  }
}

function refsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" && inner.startsWith("#") ? [inner] : refsIn(inner),
  );
}

/** Arguments for `call_operation`: what is required, by the contract's examples where they fit. */
function exampleOf(api: Api, operationId: string, { parameters, body }: Operation): object {
  const group = (places: readonly string[]) => {
    const values = parameters
      .filter((each) => each.required && places.includes(each.in) && !isIgnoredHeader(each))
      .map((each) => [each.name, valueFor(api, each, each.schema)] as const);
    return values.length === 0 ? undefined : Object.fromEntries(values);
  };
  const media = body?.content.find(({ type }) => isJson(type)) ?? body?.content[0];
  return {
    operationId,
    path: group(["path"]),
    query: group(["query", "querystring"]),
    headers: group(["header"]),
    cookies: group(["cookie"]),
    body: media && valueFor(api, media, media.schema),
  };
}

function valueFor(api: Api, holder: Target, written: Target | undefined): unknown {
  const [example] = examplesOf(api.contract.workspace, holder);
  const schema = api.schema("request", written);
  if (schema === undefined) return example?.value;
  if (example !== undefined && judge(schema, example.value).kind === "accepted") return example.value;
  const made = sample(schema);
  return made.kind === "value" ? made.value : undefined;
}
