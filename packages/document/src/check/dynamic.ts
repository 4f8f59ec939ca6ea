import { isBundled } from "../bundle/needed.ts";
import type { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { asString, get } from "../json.ts";
import { at, type Loc, valueAt } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";
import { dynamicAnchors } from "../values/schema/scope.ts";

/**
 * Of schemas with a dynamic reference, those whose meaning depends on the way to them, and that a bundle fixes: it has no
 * resources, so that each leads to one schema.
 */
export function dynamicFaults(workspace: Workspace, schemas: readonly Loc[]): ContractError[] {
  if (schemas.length === 0 || isBundled(workspace)) return [];
  const names = workspace.sources.flatMap((source) =>
    [...dynamicAnchors(source).values()].flatMap((anchors) => [...anchors.keys()]),
  );
  const several = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return schemas.flatMap((loc) => {
    const ref = asString(get(valueAt(loc.source.root, loc.pointer), "$dynamicRef")) ?? "";
    const [, name = ""] = ref.split("#");
    const isFixed = several.has(name) && get(workspace.resolve(ref, loc).value, "$dynamicAnchor") === name;
    return isFixed ? [workspace.fault(at(loc, "$dynamicRef"), faults.dynamicRefFixed(name))] : [];
  });
}
