import { bareOperations } from "@partner-licenses/document/model/operations";
import type { Workspace } from "@partner-licenses/document/reader/workspace";

const known = new WeakMap<Workspace, ReadonlyMap<string, unknown>>();

/** The operations of a contract by the names that findings have: `GET /v1/pets`. */
export function operationsIn(workspace: Workspace): ReadonlyMap<string, unknown> {
  const found = known.get(workspace) ?? read(workspace);
  known.set(workspace, found);
  return found;
}

function read(workspace: Workspace): ReadonlyMap<string, unknown> {
  return new Map(
    bareOperations(workspace).map(({ kind, method, path, value }) => [
      `${method.toUpperCase()} ${path}${kind === "webhook" ? " (webhook)" : ""}`,
      value,
    ]),
  );
}
