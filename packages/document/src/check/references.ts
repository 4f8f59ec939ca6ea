import { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { grammar } from "../grammar/grammar.ts";
import { locOf, type Node, referenceOf } from "../grammar/walk.ts";
import { get } from "../json.ts";
import { at } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";

/** The fault of a node whose reference leads nowhere or back to itself. */
export function referenceFault(workspace: Workspace, node: Node): ContractError | undefined {
  const given = get(node.value, "$ref");
  const { plain, data } = grammar[node.kind];
  if (given !== undefined && typeof given !== "string" && plain !== true && data !== true)
    return workspace.fault(at(locOf(node), "$ref"), faults.refNotText(given));
  const ref = referenceOf(node);
  const dynamic = node.kind === "schema" ? get(node.value, "$dynamicRef") : undefined;
  try {
    if (ref !== undefined) workspace.deref({ $ref: ref }, locOf(node));
    if (typeof dynamic === "string") workspace.resolve(dynamic, locOf(node));
    return undefined;
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
}
