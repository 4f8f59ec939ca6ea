import type { ContractError } from "../errors.ts";
import { type Fault, faults } from "../faults.ts";
import type { ObjectKind } from "../grammar/grammar.ts";
import type { Node } from "../grammar/walk.ts";
import { asObject, get, isObject } from "../json.ts";
import { nearest } from "../near.ts";
import { at } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";

const types = ["string", "number", "integer", "boolean", "object", "array", "null"];

const lists: { readonly [K in ObjectKind]?: readonly string[] } = {
  root: ["servers", "security", "tags"],
  pathItem: ["servers"],
  operation: ["servers", "security", "tags"],
  schema: ["enum", "required", "allOf", "anyOf", "oneOf", "prefixItems"],
};

/** What Swagger 2.0 called bytes. Contracts that were converted by hand still have it, and nobody reads it as a slip. */
const FORMER = "file";

/** Members that are one of a few words. */
const words: { readonly [K in ObjectKind]?: { readonly key: string; readonly known: readonly string[] } } = {
  parameter: { key: "in", known: ["query", "querystring", "header", "path", "cookie"] },
  securityScheme: { key: "type", known: ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"] },
};

/** The faults of members that the grammar has no kind for: lists, types and words that are none. */
export function memberFaults(workspace: Workspace, node: Node): ContractError[] {
  const listed = words[node.kind];
  // Most of a contract is examples.
  if (lists[node.kind] === undefined && listed === undefined) return [];
  const object = asObject(node.value) ?? {};
  const wrong = (lists[node.kind] ?? []).filter((key) => isObject(object[key]));
  const named = node.kind === "schema" ? [get(object, "type")].flat() : [];
  const unknown = named
    .filter((type) => typeof type === "string")
    .filter((type) => !types.includes(type) && type !== FORMER);
  const word = listed === undefined ? undefined : object[listed.key];
  const isWrong = typeof word === "string" && listed?.known.includes(word) === false;
  return [
    ...(isWrong
      ? [workspace.fault(at(node, listed.key), faults.unknownWord(listed.key, word, listed.known.join(", ")))]
      : []),
    ...wrong.map((key) => workspace.fault(at(node, key), listFault(key, object[key]))),
    ...unknown.map((type) =>
      workspace.fault(at(node, "type"), faults.unknownType(type, nearest(type, types))),
    ),
  ];
}

function listFault(key: string, value: unknown): Fault {
  return get(value, "$ref") === undefined ? faults.wrongType(key, "a list", value) : faults.refForList(key);
}
