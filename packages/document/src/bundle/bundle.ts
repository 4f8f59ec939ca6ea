import type { JsonObject } from "../json.ts";
import { join, keysOf, type Loc } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";
import { Copier } from "./copier.ts";
import { isBundled } from "./needed.ts";

/** A contract as one document without references to other files. */
export interface Bundle {
  /** The entry document itself when there is nothing to change; never to be modified. */
  readonly document: JsonObject;
  /** Where the part at a pointer of the bundle was written. */
  origin(pointer: string): Loc;
}

/**
 * Bundles a sound contract: all references are pointers from the root of the document, so that any reader can follow
 * them. What other files hold moves into the components, or, where these have no room for it, to where it is used.
 */
export function bundle(workspace: Workspace): Bundle {
  const { entry } = workspace;
  if (isBundled(workspace))
    return { document: entry.root as JsonObject, origin: (pointer) => ({ source: entry, pointer }) };
  const { document, origins } = new Copier(workspace).run();
  return {
    document,
    origin(pointer) {
      const keys = keysOf(pointer);
      for (let length = keys.length; length > 0; length--) {
        const found = origins.get(join("#", ...keys.slice(0, length)));
        if (found !== undefined)
          return { source: found.source, pointer: join(found.pointer, ...keys.slice(length)) };
      }
      return { source: entry, pointer };
    },
  };
}
