import type { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { grammar } from "../grammar/grammar.ts";
import type { Node } from "../grammar/walk.ts";
import { isObject } from "../json.ts";
import { lastKey } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";

/** The fault of a node that is a text where an object must stand, and the like. */
export function typeFault(workspace: Workspace, node: Node): ContractError | undefined {
  if (isRight(node)) return undefined;
  const { kind, value, up } = node;
  const { list, each } = grammar[kind];
  // A map without entries may be left empty in YAML.
  if (value === null && each !== undefined && up !== undefined) return undefined;
  if (value === null && kind === "schema")
    return workspace.fault(node, faults.nullSchema(lastKey(node.pointer)));
  const wanted = list === true ? "a list" : kind === "schema" ? "a schema" : "an object";
  return workspace.fault(node, faults.wrongType(lastKey(node.pointer), wanted, value));
}

function isRight({ kind, value, up }: Node): boolean {
  const { list, data } = grammar[kind];
  if (data === true) return true;
  if (list === true) return Array.isArray(value);
  if (kind === "subschemas") return isObject(value) || Array.isArray(value);
  if (kind !== "schema") return isObject(value);
  // Before 2020-12, `items` could be a list, and `dependencies` held lists of names.
  const isOld = Array.isArray(value) && (up === "schema" || up === "subschemas");
  return isObject(value) || typeof value === "boolean" || isOld;
}
