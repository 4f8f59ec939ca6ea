import { deref, workspaceOf } from "@partner-licenses/document/deref";
import { get, isObject, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { methodsIn } from "@partner-licenses/document/model/methods";
import { callbacksByName, operationsOf } from "@partner-licenses/document/model/operations";
import { callbackKey } from "../../model/payloads.ts";
import { visit } from "./visit.ts";

/** Stands in names of a lowered contract that are none of the contract's own. */
const mark = "\u001f";

/** The name of the one query parameter that is the whole query. */
export const querystringName = `${mark}querystring`;

const known: ReadonlySet<string> = new Set([
  ...(["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const),
]);

/** The path that a method has for itself, and back. */
const pathOf = (path: string, method: string) => `${path}${mark}${method}`;
export function methodOf(path: string): { path: string; method: string } | undefined {
  const [own = "", method] = path.split(mark);
  return method === undefined ? undefined : { path: own, method };
}

/**
 * Says in words of OpenAPI 3.1 what is new in 3.2 and the library leaves out: a method that it does not know is a POST
 * to a path of its own, and the parameter that is the whole query is one with a name of its own. The types are put
 * where they belong by `raised`. Returns whether there is something to put.
 */
export function lowerNewParts(document: JsonObject): boolean {
  let isNew = false;
  visit(document, (kind, value) => {
    if (kind !== "parameter" || value.in !== "querystring") return;
    isNew = true;
    value.in = "query";
    value.name = querystringName;
  });
  const paths = objectOrEmpty(document.paths);
  for (const [path, written] of Object.entries(paths)) {
    const item = deref(document, written);
    for (const { method, keys } of methodsIn(item)) {
      if (known.has(method)) continue;
      isNew = true;
      const operation = get(item, ...keys) as Json;
      const parameters = get(item, "parameters");
      paths[pathOf(path, method)] = { ...(parameters === undefined ? {} : { parameters }), post: operation };
    }
    if (isObject(item)) for (const key of ["query", "additionalOperations"]) delete item[key];
  }
  return lowerCallbacks(document) || isNew;
}

/** The name of a callback among the webhooks, and back. */
export function callbackOf(webhook: string): string | undefined {
  return webhook.startsWith(mark) ? webhook.slice(mark.length) : undefined;
}

/** Callbacks are webhooks that belong to an operation; the library knows only the latter. */
function lowerCallbacks(document: JsonObject): boolean {
  const workspace = workspaceOf(document);
  const found: Record<string, Json> = {};
  for (const owner of operationsOf(workspace)) {
    for (const [name, operations] of callbacksByName(workspace, owner))
      for (const { path, method, value } of operations) {
        // the types of several would have one name
        const { operationId: _, ...operation } = value;
        const key = `${mark}${callbackKey(owner, name, path)}`;
        found[key] = { ...objectOrEmpty(found[key]), [method]: structuredClone(operation) };
      }
    delete owner.value.callbacks;
  }
  if (Object.keys(found).length > 0) document.webhooks = { ...objectOrEmpty(document.webhooks), ...found };
  return Object.keys(found).length > 0;
}
