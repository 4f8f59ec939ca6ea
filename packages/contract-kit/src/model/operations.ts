import {
  asArray,
  asObject,
  asString,
  isObject,
  type Json,
  type JsonObject,
  pointerStep,
  resolveRef,
} from "@partner-licenses/document/objects";
import { type ChainStep, chainOfPath } from "./chain.ts";
import { roleOf } from "./roles.ts";
import { schemeNames } from "./security.ts";
import { camelCase } from "./words.ts";

/** A parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly role: string | undefined;
  readonly description: string | undefined;
  readonly schema: JsonObject;
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
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly chain: readonly ChainStep[];
  readonly leaf: string;
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
  /** Security schemes that the operation names; none when anyone may call. */
  readonly securityNames: readonly string[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const safeMethods = new Set(["get", "head", "options", "trace"]);

/** True when a repeat of the call changes nothing: the method is safe by the HTTP standard. */
export function isSafe(operation: Pick<Operation, "method">): boolean {
  return safeMethods.has(operation.method);
}

/** All operations of a bundled document, in the order in which they are written. */
export function listOperations(document: JsonObject): Operation[] {
  return Object.entries(asObject(document["paths"])).flatMap(([path, item]) => {
    const pathItem = asObject(resolveRef(document, item));
    return methods
      .filter((method) => isObject(pathItem[method]))
      .map((method) => readOperation(document, path, method, pathItem));
  });
}

function readOperation(document: JsonObject, path: string, method: string, pathItem: JsonObject): Operation {
  const operation = asObject(pathItem[method]);
  const security = operation["security"] ?? document["security"];
  return {
    id:
      asString(operation["operationId"]) ??
      camelCase(
        `${method} ${chainOfPath(path)
          .map((step) => step.name)
          .join(" ")}`,
      ),
    method,
    path,
    pointer: `#/paths/${pointerStep(path)}/${method}`,
    chain: chainOfPath(path),
    leaf: asString(operation["x-chain-name"]) ?? method,
    tags: asArray(operation["tags"]).map(String),
    summary: asString(operation["summary"]),
    description: asString(operation["description"]),
    deprecated: operation["deprecated"] === true,
    documentation: asString(asObject(operation["externalDocs"])["url"]),
    parameters: readParameters(document, [
      ...asArray(pathItem["parameters"]),
      ...asArray(operation["parameters"]),
    ]),
    body: readBody(document, operation["requestBody"]),
    responses: Object.entries(asObject(operation["responses"])).map(([status, value]) =>
      readResponse(document, status, value),
    ),
    securityNames: schemeNames(security),
  };
}

function readParameters(document: JsonObject, values: Json[]): Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const value of values) {
    const parameter = asObject(resolveRef(document, value));
    const name = asString(parameter["name"]) ?? "";
    const where = (asString(parameter["in"]) ?? "query") as Parameter["in"];
    const content = Object.values(asObject(parameter["content"]))[0];
    const schema = asObject(resolveRef(document, parameter["schema"] ?? asObject(content)["schema"]));
    byKey.set(`${where} ${name}`, {
      name,
      in: where,
      required: parameter["required"] === true || where === "path",
      role: roleOf(parameter),
      description: asString(parameter["description"]) ?? asString(schema["description"]),
      schema,
      example:
        parameter["example"] ??
        firstExample(document, parameter) ??
        asArray(schema["examples"])[0] ??
        schema["example"],
    });
  }
  return [...byKey.values()];
}

function readBody(document: JsonObject, value: Json | undefined): Operation["body"] {
  const body = resolveRef(document, value);
  if (!isObject(body)) return undefined;
  return { required: body["required"] === true, content: objects(body["content"]) };
}

function readResponse(document: JsonObject, status: string, value: Json | undefined): ResponseModel {
  const response = asObject(resolveRef(document, value));
  const headers = Object.entries(asObject(response["headers"])).map(
    ([name, header]) => [name, asObject(resolveRef(document, header))] as const,
  );
  return {
    status,
    description: asString(response["description"]),
    content: objects(response["content"]),
    headers: Object.fromEntries(headers),
  };
}

function objects(value: Json | undefined): Record<string, JsonObject> {
  return Object.fromEntries(Object.entries(asObject(value)).map(([key, entry]) => [key, asObject(entry)]));
}

/** The value of the first named example of a parameter or media type, or undefined. */
export function firstExample(document: JsonObject, holder: JsonObject): Json | undefined {
  const [first] = Object.values(asObject(holder["examples"]));
  return asObject(resolveRef(document, first))["value"];
}

/** The operation's own name without its leading verb: `getPartnerLicensesUsage` → `partnerLicensesUsage`. */
export function subjectOf(id: string): string {
  const name = camelCase(id);
  const subject = name.replace(/^(get|list|read|fetch)(?=\p{Lu})/u, "");
  return camelCase(subject === "" ? name : subject);
}
