import { type Json, type JsonObject, objectOrEmpty } from "./json.ts";
import { valueAt } from "./reader/pointer.ts";
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

/** A part of a document in memory, and its pointer. */
export interface DocumentPart {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** The part at a pointer of a document in memory, references followed; an empty object where there is none. */
export function partAt(document: JsonObject, pointer: string): DocumentPart {
  const workspace = workspaceOf(document);
  const { value, loc } = workspace.deref(valueAt(document, pointer.slice(1)), {
    source: workspace.entry,
    pointer,
  });
  return { value: objectOrEmpty(value), pointer: loc.pointer };
}

/** What a reference of a document in memory names; it may be a reference itself. Throws a ContractError for nothing. */
export function targetOf(document: JsonObject, ref: string): Json {
  const workspace = workspaceOf(document);
  return workspace.resolve(ref, workspace.root.loc).value as Json;
}
