import { get } from "@partner-licenses/document/json";
import { type MethodAt, methods, methodsIn } from "@partner-licenses/document/model/methods";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareOperation } from "./operation.ts";
import { report } from "./report.ts";
import { compareRest, member } from "./rest.ts";
import { type Held, type Scope, within } from "./scope.ts";

/** The path item `name` of a map, behind its `$ref`. */
export function itemAt(side: ContractSide, items: Held, name: string): Held {
  return side.workspace.derefItem(get(items.value, name), at(items.loc, name));
}

/** The methods that a path item has. */
export function operationsOf(pathItem: Held | undefined): string[] {
  return methodsIn(pathItem?.value).map(({ method }) => method);
}

function operationAt(side: ContractSide, pathItem: Held, { keys }: MethodAt): Held | undefined {
  const value = get(pathItem.value, ...keys);
  return value === undefined ? undefined : side.workspace.deref(value, at(pathItem.loc, ...keys));
}

/** Of each method, whether the base URLs of the whole contract serve it: neither it nor its path lists its own. */
export function servedByRoot(side: ContractSide, pathItem: Held): Map<string, boolean> {
  const isOwn = (held: Held | undefined) => held !== undefined && member(held, "servers") !== undefined;
  return new Map(
    methodsIn(pathItem.value).map((each) => [
      each.method,
      !isOwn(pathItem) && !isOwn(operationAt(side, pathItem, each)),
    ]),
  );
}

/** How the operations of a path item are called, and the new names of path parameters. */
export interface ItemContext {
  label(method: string): string;
  readonly renamed: ReadonlyMap<string, string>;
  /** The methods that are compared; by default all. */
  readonly methods?: ReadonlySet<string> | undefined;
}

/** Compares two path items, method by method. */
export function compareItems(scope: Scope, base: Held, revision: Held, context: ItemContext): void {
  const covered = new Map(
    [...methodsIn(base.value), ...methodsIn(revision.value)]
      .filter(({ method }) => context.methods?.has(method) ?? true)
      .map((each) => [each.method, each]),
  );
  const all = {
    ...scope,
    operations: scope.operations.length > 0 ? scope.operations : [...covered.keys()].map(context.label),
  };
  compareRest(
    all,
    base,
    revision,
    new Set([...methods, "additionalOperations", "parameters", "servers", "$ref"]),
  );
  for (const [method, place] of covered) {
    // A callback is part of the operation that asks for it.
    const own =
      scope.operations.length > 0 ? within(scope, method) : { ...scope, operations: [context.label(method)] };
    const [before, after] = [
      operationAt(scope.base, base, place),
      operationAt(scope.revision, revision, place),
    ];
    const where = places(before?.loc, after?.loc);
    if (before === undefined) report(own, rules["operation-added"], where);
    else if (after === undefined) report(own, rules["operation-removed"], where);
    else
      compareOperation(
        own,
        { item: base, operation: before },
        { item: revision, operation: after },
        context.renamed,
      );
  }
}
