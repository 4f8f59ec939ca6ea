import { workspaceOf } from "@partner-licenses/document/deref";
import type { ObjectKind } from "@partner-licenses/document/grammar/grammar";
import { referenceIn, walk } from "@partner-licenses/document/grammar/walk";
import { isObject, type JsonObject } from "@partner-licenses/document/json";

/** Shows every object of a document by what it is, and the reference that it may be. */
export function visit(
  document: JsonObject,
  see: (kind: ObjectKind, value: JsonObject, ref: string | undefined, pointerOf: () => string) => void,
): void {
  walk(workspaceOf(document), (node) => {
    const { kind, value, source } = node;
    if (isObject(value)) see(kind, value, referenceIn(kind, value, source), () => node.pointer);
    return true;
  });
}
