import type { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { asArray, get } from "../json.ts";
import { methodsIn } from "../model/methods.ts";
import { type ItemAt, pathItems } from "../model/operations.ts";
import { shapeOf, variablesOf } from "../model/templates.ts";
import { at, type Loc } from "../reader/pointer.ts";
import type { Target, Workspace } from "../reader/workspace.ts";

/** The faults of paths and of their parameters. */
export function pathFaults(workspace: Workspace): ContractError[] {
  const items = pathItems(workspace);
  return [
    ...items.filter(({ path }) => !path.startsWith("/")).map((item) => formFault(workspace, item)),
    ...twiceFaults(workspace, items),
    ...items.flatMap((item) => parameterFaults(workspace, item)),
  ];
}

function namedAt(workspace: Workspace, { pointer }: ItemAt): Loc {
  return { source: workspace.entry, pointer };
}

function formFault(workspace: Workspace, item: ItemAt): ContractError {
  return workspace.fault(namedAt(workspace, item), faults.pathForm(item.path));
}

/** Two paths of one shape cannot be distinguished where both have the same method. */
function twiceFaults(workspace: Workspace, items: readonly ItemAt[]): ContractError[] {
  const seen = new Map<string, ItemAt>();
  return items.flatMap((item) => {
    const shape = shapeOf(item.path);
    const keys = methodsIn(item.target.value).map(({ method }) => `${method} ${shape}`);
    const first = keys.map((key) => seen.get(key)).find((each) => each !== undefined);
    for (const key of keys) seen.set(key, first ?? item);
    if (first === undefined) return [];
    const places = [namedAt(workspace, item), namedAt(workspace, first)];
    return [workspace.fault(places, faults.pathTwice(item.path, first.path))];
  });
}

function parameterFaults(workspace: Workspace, item: ItemAt): ContractError[] {
  const names = new Set(variablesOf(item.path));
  const { target } = item;
  const shared = declaredIn(workspace, target);
  const found = new Map<string, ContractError>();
  for (const { keys } of methodsIn(target.value)) {
    const own = workspace.deref(get(target.value, ...keys), at(target.loc, ...keys));
    const declared = [...shared, ...declaredIn(workspace, own)];
    for (const name of names)
      if (!found.has(name) && !declared.some(({ value }) => get(value, "name") === name))
        found.set(name, workspace.fault(own.loc, faults.parameterUndeclared(name, item.path)));
    for (const { value, loc } of declared) {
      const name = String(get(value, "name"));
      const key = `${loc.source.id}${loc.pointer}`;
      if (!names.has(name) && !found.has(key))
        found.set(key, workspace.fault(at(loc, "name"), faults.parameterNotInPath(name, item.path)));
    }
  }
  return [...found.values()];
}

/** The path parameters of an operation or of a path item. */
function declaredIn(workspace: Workspace, holder: Target): Target[] {
  const list = workspace.member(holder, "parameters");
  return asArray(list.value)
    .map((item, index) => workspace.deref(item, at(list.loc, index)))
    .filter(({ value }) => get(value, "in") === "path");
}
