import type { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { get } from "../json.ts";
import { methodsIn } from "../model/methods.ts";
import { type ItemAt, itemsOf } from "../model/operations.ts";
import { type Parameter, parametersOf } from "../model/parameters.ts";
import { shapeOf, variablesOf } from "../model/templates.ts";
import { at, type Loc } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";

/** The faults of paths and of their parameters. */
export function pathFaults(workspace: Workspace): ContractError[] {
  const items = itemsOf(workspace, "paths");
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

function twiceFaults(workspace: Workspace, items: readonly ItemAt[]): ContractError[] {
  const seen = new Map<string, ItemAt>();
  return items.flatMap((item) => {
    const shape = shapeOf(item.path);
    const first = seen.get(shape);
    seen.set(shape, first ?? item);
    if (first === undefined) return [];
    const places = [namedAt(workspace, item), namedAt(workspace, first)];
    return [workspace.fault(places, faults.pathTwice(item.path, first.path))];
  });
}

function parameterFaults(workspace: Workspace, item: ItemAt): ContractError[] {
  const names = new Set(variablesOf(item.path));
  const { target } = item;
  const found: ContractError[] = [];
  const reported = new Set<string>();
  for (const { keys } of methodsIn(target.value)) {
    const own = workspace.deref(get(target.value, ...keys), at(target.loc, ...keys));
    const declared = parametersOf(workspace, [target, own]).filter((each) => each.in === "path");
    const report = (key: string, fault: () => ContractError) => {
      if (!reported.has(key)) found.push(fault());
      reported.add(key);
    };
    for (const name of names)
      if (!declared.some((each) => each.name === name))
        report(name, () => workspace.fault(own.loc, faults.parameterUndeclared(name, item.path)));
    for (const each of declared)
      if (!names.has(each.name)) report(`${keyAt(each)}`, () => stray(workspace, each, item));
  }
  return found;
}

function keyAt({ loc }: Parameter): string {
  return `${loc.source.id}${loc.pointer}`;
}

function stray(workspace: Workspace, parameter: Parameter, { path }: ItemAt): ContractError {
  return workspace.fault(at(parameter.loc, "name"), faults.parameterNotInPath(parameter.name, path));
}
