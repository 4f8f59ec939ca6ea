import {
  asArray,
  asString,
  get,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { examplesOf, type MediaType } from "@partner-licenses/document/model/content";
import { isSafeMethod } from "@partner-licenses/document/model/methods";
import * as model from "@partner-licenses/document/model/operations";
import type * as parameters from "@partner-licenses/document/model/parameters";
import type { SecurityAlternative } from "@partner-licenses/document/model/security";
import type { Server } from "@partner-licenses/document/model/servers";
import { type Serialisation, serialisationOf } from "@partner-licenses/document/model/style";
import type { Target, Workspace } from "@partner-licenses/document/reader/workspace";
import { type ChainStep, chainOfPath, versionOfPath } from "./chain.ts";
import type { PagesModel } from "./pages/declared.ts";
import { roleOf } from "./roles.ts";
import { isSent, undeclared } from "./sent.ts";
import { type StreamModel, streamOf } from "./streams.ts";
import { camelCase } from "./words.ts";

/** A parameter of an operation. */
export interface Parameter extends Serialisation {
  readonly name: string;
  readonly in: parameters.ParameterPlace;
  readonly required: boolean;
  readonly role: string | undefined;
  readonly description: string | undefined;
  readonly schema: JsonObject;
  /** The media type that the value is written in, where it is not by a style. */
  readonly content: string | undefined;
  /** How the fields of such a value are written, where it is a form. */
  readonly encoding: Json | undefined;
  readonly example: Json | undefined;
}

/** What an operation answers with one status (`200`, `4XX`, `default`). */
export interface ResponseModel {
  readonly status: string;
  readonly description: string | undefined;
  readonly content: Readonly<Record<string, JsonObject>>;
  readonly headers: Readonly<Record<string, JsonObject>>;
}

/** One operation of the contract, in the form that the generators need. */
export interface Operation {
  readonly id: string;
  /** False where the contract gives none, and the id is made from method and path. */
  readonly hasId: boolean;
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly chain: readonly ChainStep[];
  /** The version segment of the path, which the chain leaves out. */
  readonly version: ChainStep | undefined;
  readonly leaf: string;
  /** What the names of the hooks are made from. */
  readonly hook: string;
  readonly tags: readonly string[];
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly documentation: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly body:
    | { readonly required: boolean; readonly content: Readonly<Record<string, JsonObject>> }
    | undefined;
  readonly responses: readonly ResponseModel[];
  /** The success that arrives item by item, where there is one. */
  readonly stream: StreamModel | undefined;
  /** `x-pagination` as it is written. */
  readonly pagination: Json | undefined;
  /** How its pages hang together, where its answer is one of several. */
  readonly pages: PagesModel | undefined;
  /** Security schemes that the operation names; none when anyone may call. */
  readonly securityNames: readonly string[];
  readonly security: readonly SecurityAlternative[];
  /** Where it is served. */
  readonly servers: readonly Server[];
}

/** True when a repeat of the call changes nothing. */
export function isSafe({ method }: Pick<Operation, "method">): boolean {
  return isSafeMethod(method);
}

/** True when HTTP says that to repeat the call has the effect of calling once. */
export function isRepeatable(operation: Pick<Operation, "method">): boolean {
  return isSafe(operation) || operation.method === "put" || operation.method === "delete";
}

/** All operations of a bundled contract, in the order in which they are written. */
export function modelOperations(workspace: Workspace): Operation[] {
  return model.operationsOf(workspace).map((operation) => viewOf(workspace, operation));
}

function viewOf(workspace: Workspace, operation: model.Operation): Operation {
  const { method, path, body } = operation;
  const chain = chainOfPath(path);
  const id =
    operation.operationId ?? camelCase(`${method.toLowerCase()} ${chain.map((step) => step.name).join(" ")}`);
  return {
    id,
    hasId: operation.operationId !== undefined,
    method,
    path,
    pointer: operation.pointer,
    chain,
    version: versionOfPath(path),
    hook: id,
    leaf:
      asString(operation.value["x-chain-name"]) ??
      (method === method.toLowerCase() ? method : camelCase(method.toLowerCase())),
    tags: operation.tags,
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated,
    documentation: asString(get(operation.value, "externalDocs", "url")),
    parameters: [
      ...operation.parameters
        .filter((parameter) => isSent(path, parameter))
        .map((parameter) => parameterOf(workspace, parameter)),
      ...undeclared(path, operation.parameters).map(anyText),
    ],
    // `fetch` sends none of the others
    body:
      body && model.hasRequestBody(method)
        ? { required: body.required, content: byType(body.content) }
        : undefined,
    responses: operation.responses.map(({ status, description, content, headers }) => ({
      status,
      description,
      content: byType(content),
      headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    })),
    stream: streamOf(workspace, operation.responses),
    pagination: operation.value["x-pagination"],
    pages: undefined,
    securityNames: operation.security.flatMap(({ schemes }) => schemes.map(({ name }) => name)),
    security: operation.security,
    servers: operation.servers,
  };
}

function parameterOf(workspace: Workspace, parameter: parameters.Parameter): Parameter {
  const { name, in: place, required, style, explode, allowReserved } = parameter;
  const schema = schemaOf(workspace, parameter.schema);
  return {
    ...{ name, in: place, required, style, explode, allowReserved },
    role: roleOf(parameter.value),
    description: asString(parameter.value.description) ?? asString(schema.description),
    schema,
    content: parameter.content?.type,
    encoding: parameter.content?.value.encoding,
    example:
      parameter.value.example ??
      examplesOf(workspace, parameter)[0]?.value ??
      asArray(schema.examples)[0] ??
      schema.example,
  };
}

/** A variable of a path that nobody declared. */
function anyText(name: string): Parameter {
  return {
    ...{ name, in: "path", required: true, schema: { type: "string" } },
    ...serialisationOf({}, "path"),
    ...{
      role: undefined,
      description: undefined,
      content: undefined,
      encoding: undefined,
      example: undefined,
    },
  };
}

function schemaOf(workspace: Workspace, schema: Target | undefined): JsonObject {
  return schema === undefined ? {} : objectOrEmpty(workspace.deref(schema.value, schema.loc).value);
}

function byType(content: readonly MediaType[]): Record<string, JsonObject> {
  return Object.fromEntries(content.map(({ type, value }) => [type, value]));
}

/** The operation's own name without its leading verb: `getPartnerLicensesUsage` → `partnerLicensesUsage`. */
export function subjectOf(id: string): string {
  const name = camelCase(id);
  const subject = name.replace(/^(get|list|read|fetch)(?=\p{Lu})/u, "");
  return camelCase(subject === "" ? name : subject);
}
