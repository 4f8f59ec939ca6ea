import type { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { entries, get } from "../json.ts";
import { methodsIn } from "../model/methods.ts";
import { at, type Loc } from "./pointer.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Throws a ContractError when two operations of `revision` share an operationId that was unique in `base`.
 * Duplicates that were released already are no fault of the revision: nothing about them changed.
 */
export function checkOperationIds(base: Workspace, revision: Workspace): void {
  const known = new Set(duplicates(base).map(({ id }) => id));
  for (const { id, first, second } of duplicates(revision)) {
    if (!known.has(id)) throw duplicate(revision, id, first, second);
  }
}

function duplicates(workspace: Workspace): { id: string; first: Loc; second: Loc }[] {
  const seen = new Map<string, Loc>();
  const found: { id: string; first: Loc; second: Loc }[] = [];
  for (const [path, item] of entries(get(workspace.entry.root, "paths"))) {
    for (const { keys } of methodsIn(item)) {
      const id = get(item, ...keys, "operationId");
      if (typeof id !== "string") continue;
      const second = at({ source: workspace.entry, pointer: "#" }, "paths", path, ...keys, "operationId");
      const first = seen.get(id);
      if (first === undefined) seen.set(id, second);
      else found.push({ id, first, second });
    }
  }
  return found;
}

function duplicate(workspace: Workspace, id: string, first: Loc, second: Loc): ContractError {
  return workspace.fault([second, first], faults.operationIdTwice(id));
}
