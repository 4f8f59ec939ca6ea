import { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { grammar } from "../grammar/grammar.ts";
import type { Node } from "../grammar/walk.ts";
import { get } from "../json.ts";
import { at } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";

/** The fault of a node whose reference, if it is one, leads nowhere or back to itself. */
export function referenceFault(
  workspace: Workspace,
  node: Node,
  ref: string | undefined,
): ContractError | undefined {
  try {
    if (ref !== undefined) workspace.requireEnd(ref, node);
    else if (get(node.value, "$ref") !== undefined && isReferable(node))
      throw workspace.fault(at(node, "$ref"), faults.refNotText(get(node.value, "$ref")));
    const dynamic = node.kind === "schema" ? get(node.value, "$dynamicRef") : undefined;
    if (typeof dynamic === "string") workspace.resolve(dynamic, node);
    return undefined;
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
}

function isReferable({ kind }: Node): boolean {
  const { plain, data } = grammar[kind];
  return plain !== true && data !== true;
}
