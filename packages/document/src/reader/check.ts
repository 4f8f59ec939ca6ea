import { ContractError } from "../errors.ts";
import { asObject, entries, get } from "../json.ts";
import { at, type Loc } from "./pointer.ts";
import type { Workspace } from "./workspace.ts";

/** `3.0` or `3.1`: the two dialects differ in `nullable` and the exclusive bounds. */
export type Version = "3.0" | "3.1";

/** The HTTP methods a path item can hold. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** The contract's version. Throws a ContractError unless it is OpenAPI 3.0 or 3.1. */
export function versionOf(workspace: Workspace): Version {
  const root: Loc = { source: workspace.entry, pointer: "#" };
  const document = asObject(workspace.entry.root);
  const version = String(get(document, "openapi") ?? "");
  const found = /^3\.[01](\.|$|-)/.exec(version);
  if (found !== null) return version.startsWith("3.0") ? "3.0" : "3.1";
  const swagger = get(document, "swagger");
  if (swagger !== undefined) {
    throw workspace.fault(at(root, "swagger"), `this is Swagger ${swagger}, not OpenAPI 3.0 or 3.1`, convert);
  }
  if (version !== "") {
    throw workspace.fault(
      at(root, "openapi"),
      `OpenAPI ${version} is not supported`,
      "use OpenAPI 3.0 or 3.1",
    );
  }
  throw workspace.fault(root, "this is not an OpenAPI description: it has no `openapi` field", start);
}

/**
 * Throws a ContractError when two operations of `revision` share an operationId that was unique in `base`.
 * Duplicates that were released already cannot be told off here: nothing about them changed.
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
    for (const method of methods) {
      const id = get(get(item, method), "operationId");
      if (typeof id !== "string") continue;
      const second = at({ source: workspace.entry, pointer: "#" }, "paths", path, method, "operationId");
      const first = seen.get(id);
      if (first === undefined) seen.set(id, second);
      else found.push({ id, first, second });
    }
  }
  return found;
}

function duplicate(workspace: Workspace, id: string, first: Loc, second: Loc): ContractError {
  const message = `two operations are called \`${id}\``;
  const [a, b] = [first, second].map((loc) => workspace.fault(loc, message, unique));
  return new ContractError(b?.message ?? message, {
    places: [...(b?.places ?? []), ...(a?.places ?? [])],
    hint: unique,
  });
}

const convert = "convert it to OpenAPI 3.1 first";
const start = "start the file with `openapi: 3.1.0`";
const unique = "give each operation its own operationId";
