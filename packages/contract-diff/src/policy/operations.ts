import { entries, get } from "@partner-licenses/document/json";
import { methodsIn } from "@partner-licenses/document/model/methods";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import type { Workspace } from "@partner-licenses/document/reader/workspace";

const known = new WeakMap<Workspace, ReadonlyMap<string, unknown>>();

/** The operations of a contract by the names that findings have: `GET /v1/pets`. */
export function operationsIn(workspace: Workspace): ReadonlyMap<string, unknown> {
  const found = known.get(workspace) ?? read(workspace);
  known.set(workspace, found);
  return found;
}

function read(workspace: Workspace): ReadonlyMap<string, unknown> {
  const { entry } = workspace;
  const root: Loc = { source: entry, pointer: "#" };
  const found = new Map<string, unknown>();
  for (const key of ["paths", "x-webhooks", "webhooks"]) {
    const items = workspace.deref(get(entry.root, key), at(root, key));
    const suffix = key === "paths" ? "" : " (webhook)";
    for (const [path, value] of entries(items.value)) {
      const item = workspace.derefItem(value, at(items.loc, path));
      for (const { method, keys } of methodsIn(item.value)) {
        const operation = workspace.deref(get(item.value, ...keys), at(item.loc, ...keys));
        found.set(`${method.toUpperCase()} ${path}${suffix}`, operation.value);
      }
    }
  }
  return found;
}
