import { isJson } from "@partner-licenses/document/model/media-types";
import type { Model } from "../../model/model.ts";
import { firstFree } from "../../model/naming/free.ts";
import { inOrder } from "../../model/naming/order.ts";
import { isRepeatable, type Operation } from "../../model/operations.ts";
import { readSecurity } from "../../model/security.ts";
import { camelCase } from "../../model/words.ts";
import type { GenerateConfig } from "../config.ts";
import type { DatesFile } from "../dates/file.ts";
import { runtime, sibling } from "../imports.ts";
import { fileText, key, literal } from "../text.ts";
import { isVariableName } from "../words-taken.ts";
import { bodyTypes, formEncoding, successesOf, successTypes } from "./media.ts";
import { stylesOf } from "./parameters.ts";
import { namesIn, type Parts, partsOf } from "./parts.ts";
import { ownSecurity, type SecurityPlan, securityPlan } from "./security.ts";
import { environments, ownServer } from "./servers.ts";
import { planCode } from "./steps.ts";

/** The operations and servers of the contract, as constants that its types are made from. */
export function operationsFile(model: Model, config: GenerateConfig, dates: DatesFile | undefined): string {
  const { operations } = model;
  const { tokenUrl = "" } = readSecurity(model.contract, operations);
  const plan = securityPlan(model);
  const parts = new Map(operations.map((operation) => [operation, partsOf(operation, plan !== undefined)]));
  const imported = new Set([...parts.values()].flatMap(namesIn));
  const names = constantNames(model);
  // an operation may be called like any other name
  if (dates !== undefined) imported.add("readDates as $readDates");
  return fileText([
    ...(imported.size === 0
      ? []
      : [`import { ${[...imported].sort().join(", ")} } from ${JSON.stringify(`${runtime}/parts`)};`]),
    ...(dates === undefined ? [] : [`import * as $dates from ${sibling(config, "dates")};`]),
    ...(imported.size === 0 ? [] : [""]),
    ...constant(
      "Version of the contract that this client was generated from.",
      "contractVersion",
      JSON.stringify(model.version),
    ),
    ...operations.flatMap((operation) => {
      const entry = withParts(
        literal(tableEntry(operation, plan)),
        operation,
        parts.get(operation),
        dates?.names.get(operation),
      );
      return constant(summaryOf(operation), names.get(operation) ?? "", entry);
    }),
    "/** Every operation of the contract by its operationId. */",
    "export const operations = {",
    ...operations.map((operation) => {
      const name = names.get(operation) ?? "";
      return name === operation.id ? `  ${name},` : `  ${key(operation.id)}: ${name},`;
    }),
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

/** The names of the constants: the operationIds, where these can be variables and are not ours. */
export function constantNames(model: Model): Map<Operation, string> {
  const { operations } = model;
  const parts = operations.flatMap((operation) => namesIn(partsOf(operation, true)));
  const taken = new Set(["operations", "environments", "tokenUrl", "contractVersion", ...parts]);
  const own = new Set(operations.map(({ id }) => id).filter((id) => isVariableName(id) && !taken.has(id)));
  const all = new Set([...taken, ...own]);
  const named = inOrder(operations).map((operation) => {
    const words = camelCase(operation.id);
    const candidate = isVariableName(words) ? words : `_${words}`;
    return [operation, own.has(operation.id) ? operation.id : firstFree(all, [candidate])] as const;
  });
  return new Map(named);
}

function summaryOf({ method, path }: Operation): string {
  return `\`${method.toUpperCase()} ${path}\``.replaceAll("*/", "*\\/");
}

/** A literal with the parts, which are names of code. */
function withParts(
  entry: string,
  operation: Operation,
  parts: Parts | undefined,
  dates: string | undefined,
): string {
  const { request = [], read: plain } = parts ?? {};
  const read =
    dates === undefined
      ? plain
      : `$readDates(${[`$dates.${dates}`, ...(plain === undefined ? [] : [plain])].join(", ")})`;
  const plan = planCode(operation);
  const code = [
    ...(plan === undefined ? [] : [`pages: ${plan}`]),
    ...(request.length > 0 ? [`parts: [${request.join(", ")}]`] : []),
    ...(read === undefined ? [] : [`read: ${read}`]),
  ];
  return code.length === 0 ? entry : `${entry.slice(0, -2)}, ${code.join(", ")} }`;
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
  "idempotencyKey",
  "clientName",
  "clientVersion",
]);

function tableEntry(operation: Operation, plan: SecurityPlan | undefined): Record<string, unknown> {
  const accepts = [...new Set(operation.responses.flatMap((response) => Object.keys(response.content)))];
  const successes = successTypes(operation);
  const headers = Object.fromEntries(
    operation.parameters
      .filter(({ in: where, role = "" }) => where === "header" && filledRoles.has(role))
      .map(({ role, name }) => [role, name]),
  );
  return {
    method: operation.method.toUpperCase(),
    path: operation.path,
    retry: isRepeatable(operation) || undefined,
    accept: accepts.length > 0 ? accepts.join(", ") : undefined,
    empty: (accepts.length > 0 && mayBeEmpty(operation)) || undefined,
    success:
      successes.some((type) => !isJson(type)) && successes.length < accepts.length
        ? successes.join(", ")
        : undefined,
    items: operation.stream?.kind,
    contentType: bodyTypes(operation),
    encoding: formEncoding(operation),
    styles: stylesOf(operation),
    security: ownSecurity(plan, operation),
    server: ownServer(operation),
    headers,
    defaults: headerDefaults(operation),
  };
}

/**
 * True where a success has no body, or one of which nothing is said: a 204, a 202, or the answer to HEAD.
 * Elsewhere an empty one breaks the contract.
 */
function mayBeEmpty(operation: Operation): boolean {
  return (
    operation.method === "head" ||
    successesOf(operation).some(
      ({ content }) => !Object.values(content).some(({ schema, itemSchema }) => schema ?? itemSchema),
    )
  );
}

/** Values that the contract gives for headers with a role; the locale is the caller's to choose. */
function headerDefaults(operation: Operation): Record<string, unknown> | undefined {
  const entries = operation.parameters.flatMap(({ in: where, name, role, schema }) =>
    where === "header" && role !== undefined && role !== "locale" && schema.default !== undefined
      ? [[name, String(schema.default)] as const]
      : [],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
