import { isBundled } from "../bundle/needed.ts";
import type { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { walk } from "../grammar/walk.ts";
import { get } from "../json.ts";
import { at } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";
import { dynamicAnchors } from "../values/schema/scope.ts";

/**
 * References whose meaning depends on the way to them, and that a bundle fixes: it has no resources, so that each leads
 * to one schema.
 */
export function dynamicFaults(workspace: Workspace): ContractError[] {
  const names = workspace.sources.flatMap((source) =>
    [...dynamicAnchors(source).values()].flatMap((anchors) => [...anchors.keys()]),
  );
  const several = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  if (several.size === 0 || isBundled(workspace)) return [];
  const found: ContractError[] = [];
  walk(workspace, (node) => {
    const ref = node.kind === "schema" ? get(node.value, "$dynamicRef") : undefined;
    const name = typeof ref === "string" ? ref.split("#")[1] : undefined;
    if (
      name !== undefined &&
      several.has(name) &&
      get(workspace.resolve(`${ref}`, node).value, "$dynamicAnchor") === name
    )
      found.push(workspace.fault(at(node, "$dynamicRef"), faults.dynamicRefFixed(name)));
    return true;
  });
  return found;
}
