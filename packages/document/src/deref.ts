import type { Json, JsonObject } from "./json.ts";
import { Workspace } from "./reader/workspace.ts";

const workspaces = new WeakMap<JsonObject, Workspace>();

/** The workspace of a document in memory. */
export function workspaceOf(document: JsonObject): Workspace {
  const known = workspaces.get(document) ?? new Workspace({ document });
  workspaces.set(document, known);
  return known;
}

/**
 * The value that the `$ref`s of a document in memory lead to; the value itself where there is none.
 * Throws a ContractError for a reference that leads nowhere.
 */
export function deref(document: JsonObject, value: Json | undefined): Json | undefined {
  const workspace = workspaceOf(document);
  return workspace.deref(value, { source: workspace.entry, pointer: "#" }).value as Json | undefined;
}
