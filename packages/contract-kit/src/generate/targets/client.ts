import { asArray, asObject, asString } from "@partner-licenses/document/objects";
import type { Model } from "../../model/model.ts";
import { isSafe, type Operation, type ResponseModel } from "../../model/operations.ts";
import { faultFields, notRefreshableCodes, type Roles, roleOf } from "../../model/roles.ts";
import { readSecurity } from "../../model/security.ts";
import { camelCase } from "../../model/words.ts";
import { chainFunction } from "../chain-function.ts";
import { chainInterface } from "../chain-interface.ts";
import { partsFile } from "../client-parts.ts";
import { docComment, fileText, key, literal } from "../text.ts";
import { validatorFiles } from "../validators/file.ts";

/** The client's operation table, the types of its call chain, and the checks of its answers. */
export function clientTarget(model: Model): Record<string, string> {
  return {
    "operations.ts": operationsFile(model),
    "parts.ts": partsFile(model.operations),
    ...validatorFiles(model),
  };
}

function operationsFile(model: Model): string {
  const fault = faultFields(model.document);
  const { tokenUrl = "", ...security } = readSecurity(model.contract, model.operations);
  return fileText([
    'import type { Operation } from "../operation.ts";',
    "",
    ...constant(
      "Version of the contract that this client was generated from.",
      "contractVersion",
      JSON.stringify(model.version),
    ),
    "/** Every operation of the contract by its operationId. */",
    "export const operations = {",
    ...model.operations.map((operation) => `  ${key(operation.id)}: ${literal(tableEntry(operation))},`),
    "} as const;",
    "",
    "/** The operationIds of the contract. */",
    "export type OperationId = keyof typeof operations;",
    "",
    ...constant("Response header names by role.", "responseHeaders", literal(responseHeaders(model))),
    ...constant("Properties of error bodies by role.", "faultFields", literal(fault)),
    ...constant("Base URLs by environment.", "environments", literal(environments(model))),
    ...constant(
      "Error codes whose cause no fresh token mends.",
      "notRefreshable",
      literal(notRefreshableCodes(model.document, fault["code"] ?? [])),
    ),
    ...constant(
      "The header that carries the token, and what the token must allow.",
      "security",
      literal(security),
    ),
    ...constant(
      "Where tokens come from; empty when the contract does not say it.",
      "tokenUrl",
      JSON.stringify(tokenUrl),
    ),
    ...chainFunction("buildChain", model.operations),
    "",
    ...docComment([
      "The call chain of the client: one property for each path segment, one function for each method.",
    ]),
    ...chainInterface("PartnerChain", model.operations),
  ]);
}

function constant(comment: string, name: string, value: string): string[] {
  return [`/** ${comment} */`, `export const ${name} = ${value} as const;`, ""];
}

function tableEntry(operation: Operation): Record<string, unknown> {
  const accepts = [...new Set(operation.responses.flatMap((response) => Object.keys(response.content)))];
  const headers = Object.fromEntries(
    operation.parameters
      .filter((parameter) => parameter.in === "header" && parameter.role !== undefined)
      .map((parameter) => [parameter.role, parameter.name]),
  );
  return {
    method: operation.method,
    path: operation.path,
    safe: isSafe(operation) || undefined,
    idempotent: operation.method === "put" || operation.method === "delete" || undefined,
    accept: accepts.length > 0 ? accepts.join(", ") : undefined,
    empty: (accepts.length > 0 && mayBeEmpty(operation)) || undefined,
    contentType: bodyType(operation),
    headers,
    defaults: roleDefaults(operation),
  };
}

/** True where a success has no body: a 204, a 202, or the answer to HEAD. Elsewhere an empty one breaks the contract. */
function mayBeEmpty({ method, responses }: Operation): boolean {
  const isEmpty = ({ status, content }: ResponseModel) =>
    /^2(\d\d|XX)$/i.test(status) && Object.keys(content).length === 0;
  return method === "head" || responses.some(isEmpty);
}

/** Media type of the request body; undefined for JSON, which is what a client sends unless told otherwise. */
function bodyType({ body }: Operation): string | undefined {
  const type = body && Object.keys(body.content)[0];
  return type === "application/json" ? undefined : type;
}

/** Values that the contract gives for headers which the client fills; the locale is the caller's to choose. */
function roleDefaults(operation: Operation): Record<string, unknown> | undefined {
  const entries = operation.parameters.flatMap(({ in: where, role, schema }) =>
    where === "header" && role !== undefined && role !== "locale" && schema["default"] !== undefined
      ? [[role, schema["default"]] as const]
      : [],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function responseHeaders(model: Model): Roles {
  const roles: Roles = {};
  for (const response of model.operations.flatMap((operation) => operation.responses)) {
    for (const [name, header] of Object.entries(response.headers)) {
      const role = roleOf(header);
      if (role !== undefined) roles[role] ??= name;
    }
  }
  return roles;
}

function environments(model: Model): Record<string, string> {
  const named = asArray(model.document["servers"])
    .map(asObject)
    .map((server, index) => {
      const name = asString(server["x-environment"]) ?? (index === 0 ? "default" : `server${index + 1}`);
      return [camelCase(name), serverUrl(server)] as const;
    });
  return Object.fromEntries(named);
}

function serverUrl(server: ReturnType<typeof asObject>): string {
  const variables = asObject(server["variables"]);
  const url = (asString(server["url"]) ?? "").replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    String(asObject(variables[name])["default"] ?? ""),
  );
  return url.replace(/\/$/, "");
}
