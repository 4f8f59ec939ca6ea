import type { Contract } from "@partner-licenses/document/contract";
import { targetOf } from "@partner-licenses/document/deref";
import type { Kind } from "@partner-licenses/document/grammar/grammar";
import { childKind, referenceIn } from "@partner-licenses/document/grammar/walk";
import { get, isObject, type Json, type JsonObject } from "@partner-licenses/document/json";
import { encode, join } from "@partner-licenses/document/reader/pointer";

/**
 * A copy of a contract with what is referred to in the place of each reference, as Prism wants it. A reference to
 * something that it is itself a part of stays one, and leads to that part of the copy. Examples are left as they are.
 */
export function dereferenced({ document, version, workspace }: Contract): JsonObject {
  const above = new Map<unknown, string>();

  function copy(kind: Kind, value: Json | undefined, pointer: string): Json {
    if (typeof value !== "object" || value === null) return value ?? null;
    const open = above.get(value);
    if (open !== undefined) return { $ref: encode(open) };
    above.set(value, pointer);
    const copied = Array.isArray(value)
      ? copyItems(kind, value, pointer)
      : referenceIn(kind, value, workspace.entry) !== undefined
        ? replaced(kind, value, pointer)
        : copyMembers(kind, value, pointer);
    above.delete(value);
    return copied;
  }

  function copyItems(kind: Kind, list: Json[], pointer: string): Json[] {
    const of = childKind(kind, list, "");
    return list.map((item, index) => {
      return of === undefined ? item : copy(of, item, join(pointer, index));
    });
  }

  function copyMembers(kind: Kind, value: JsonObject, pointer: string): JsonObject {
    const entries = Object.entries(value).map(([key, item]) => {
      const of = childKind(kind, value, key);
      return [key, of === undefined ? item : copy(of, item, join(pointer, key))];
    });
    return Object.fromEntries(entries) as JsonObject;
  }

  /** What stands next to a reference wins: all of it in a schema since 3.1 and in a path item, elsewhere words. */
  function replaced(kind: Kind, { $ref, ...siblings }: JsonObject, pointer: string): Json {
    const target = copy(kind, targetOf(document, String($ref)), pointer);
    const counts = (kind === "schema" && version !== "3.0") || kind === "pathItem";
    const kept = Object.entries(copyMembers(kind, siblings, pointer)).filter(
      ([key]) => counts || key === "summary" || key === "description" || key.startsWith("x-"),
    );
    return isObject(target) && kept.length > 0 ? { ...target, ...Object.fromEntries(kept) } : target;
  }

  const schemes = get(document, "components", "securitySchemes");
  return {
    ...document,
    paths: copy("paths", document["paths"], "#/paths"),
    // Of the components, nothing else is named by anything but references.
    components: { securitySchemes: copy("securitySchemes", schemes, "#/components/securitySchemes") },
  };
}
