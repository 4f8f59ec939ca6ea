import { asArray, asString, get, objectOrEmpty } from "@partner-licenses/document/json";
import type { Model } from "../../model/model.ts";
import { isSafe, type Operation, type ResponseModel } from "../../model/operations.ts";
import { readSecurity } from "../../model/security.ts";
import { camelCase } from "../../model/words.ts";
import { fileText, key, literal } from "../text.ts";
import { bodyTypes, formEncoding, hasOtherMedia, successTypes } from "./media.ts";
import { stylesOf } from "./parameters.ts";
import { ownSecurity, type SecurityPlan, securityPlan } from "./security.ts";

/** The operations and servers of the contract, as constants that its types are made from. */
export function operationsFile(model: Model): string {
  const { tokenUrl = "" } = readSecurity(model.contract, model.operations);
  const plan = securityPlan(model);
  const readsMedia = hasOtherMedia(model.operations);
  return fileText([
    ...constant(
      "Version of the contract that this client was generated from.",
      "contractVersion",
      JSON.stringify(model.version),
    ),
    "/** Every operation of the contract by its operationId. */",
    "export const operations = {",
    ...model.operations.map(
      (operation) => `  ${key(operation.id)}: ${literal(tableEntry(operation, plan, readsMedia))},`,
    ),
    "} as const;",
    "",
    "/** The operationIds of the contract. */",
    "export type OperationId = keyof typeof operations;",
    "",
    ...constant("Base URLs by environment.", "environments", literal(environments(model))),
    "/** Base URLs that the contract declares, by name. */",
    "export type Environment = keyof typeof environments;",
    "",
    ...constant(
      "Where tokens come from; empty when the contract does not say it.",
      "tokenUrl",
      JSON.stringify(tokenUrl),
    ),
  ]);
}

function constant(comment: string, name: string, value: string): string[] {
  return [`/** ${comment} */`, `export const ${name} = ${value} as const;`, ""];
}

/** Roles of headers that the runtime fills by itself. */
const filledRoles = new Set([
  "requestId",
  "correlationId",
  "locale",
  "application",
  "clientName",
  "clientVersion",
]);

function tableEntry(
  operation: Operation,
  plan: SecurityPlan | undefined,
  readsMedia: boolean,
): Record<string, unknown> {
  const accepts = [...new Set(operation.responses.flatMap((response) => Object.keys(response.content)))];
  const successes = successTypes(operation);
  const headers = Object.fromEntries(
    operation.parameters
      .filter(({ in: where, role = "" }) => where === "header" && filledRoles.has(role))
      .map(({ role, name }) => [role, name]),
  );
  return {
    method: operation.method,
    path: operation.path,
    retry: isSafe(operation) || operation.method === "put" || operation.method === "delete" || undefined,
    accept: accepts.length > 0 ? accepts.join(", ") : undefined,
    empty: (accepts.length > 0 && mayBeEmpty(operation)) || undefined,
    success: readsMedia && successes.length < accepts.length ? successes.join(", ") : undefined,
    items: operation.stream?.kind,
    contentType: bodyTypes(operation),
    encoding: formEncoding(operation),
    styles: stylesOf(operation),
    security: ownSecurity(plan, operation),
    headers,
    defaults: headerDefaults(operation),
  };
}

/** True where a success has no body: a 204, a 202, or the answer to HEAD. Elsewhere an empty one breaks the contract. */
function mayBeEmpty({ method, responses }: Operation): boolean {
  const isEmpty = ({ status, content }: ResponseModel) =>
    /^2(\d\d|XX)$/i.test(status) && Object.keys(content).length === 0;
  return method === "head" || responses.some(isEmpty);
}

/** Values that the contract gives for headers with a role; the locale is the caller's to choose. */
function headerDefaults(operation: Operation): Record<string, unknown> | undefined {
  const entries = operation.parameters.flatMap(({ in: where, name, role, schema }) =>
    where === "header" && role !== undefined && role !== "locale" && schema["default"] !== undefined
      ? [[name, String(schema["default"])] as const]
      : [],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function environments(model: Model): Record<string, string> {
  const named = asArray(model.document["servers"])
    .map(objectOrEmpty)
    .map((server, index) => {
      const name = asString(server["x-environment"]) ?? (index === 0 ? "default" : `server${index + 1}`);
      return [camelCase(name), serverUrl(server)] as const;
    });
  return Object.fromEntries(named);
}

function serverUrl(server: ReturnType<typeof objectOrEmpty>): string {
  const variables = objectOrEmpty(server["variables"]);
  const url = (asString(server["url"]) ?? "").replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    String(get(variables[name], "default") ?? ""),
  );
  return url.replace(/\/$/, "");
}
