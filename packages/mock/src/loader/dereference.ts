import type { Contract } from "@partner-licenses/document/contract";
import { targetOf } from "@partner-licenses/document/deref";
import type { ObjectKind } from "@partner-licenses/document/grammar/grammar";
import { childKind, referenceIn } from "@partner-licenses/document/grammar/walk";
import { get, isObject, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { encode, join } from "@partner-licenses/document/reader/pointer";

/**
 * An example of OpenAPI 3.2 as one of 3.1. What stands in `serializedValue` is sent as it is; where that is JSON, its
 * value is the same as the one in `dataValue`.
 */
function withValue({ dataValue, serializedValue: text, ...rest }: JsonObject): JsonObject {
  if (typeof text !== "string") return dataValue === undefined ? rest : { ...rest, value: dataValue };
  try {
    const value = JSON.parse(text) as Json;
    return { ...rest, value: dataValue ?? value };
  } catch {
    return { ...rest, value: text };
  }
}

/**
 * Copies a contract's paths, each as a contract of its own, with what is referred to in the place of each reference, as Prism wants it. A reference to
 * something that it is itself a part of stays one, and leads to that part of the copy. Examples are left as they are.
 * So is what lies inside of schemas: values are made and judged by our own reader, and a web of schemas that reach each
 * other has more ways through it than any memory holds.
 */
export function dereferencer({ document, version, workspace }: Contract): (path: string) => JsonObject {
  const above = new Map<unknown, string>();

  function copy(kind: ObjectKind, value: Json | undefined, pointer: string): Json {
    if (kind === "schema") return outermost(value);
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

  function copyItems(kind: ObjectKind, list: Json[], pointer: string): Json[] {
    const of = childKind(kind, list, "");
    return list.map((item, index) => {
      return of === undefined ? item : copy(of, item, join(pointer, index));
    });
  }

  function copyMembers(kind: ObjectKind, value: JsonObject, pointer: string): JsonObject {
    const entries = Object.entries(value).map(([key, item]) => {
      const of = childKind(kind, value, key);
      return [key, of === undefined ? item : copy(of, item, join(pointer, key))];
    });
    const copied = Object.fromEntries(entries) as JsonObject;
    if (kind === "example" && copied.value === undefined) return withValue(copied);
    // Prism asks for a value only where there is a schema.
    const isSequence = kind === "mediaType" && "itemSchema" in copied && !("schema" in copied);
    return isSequence ? { ...copied, schema: { type: "array" } } : copied;
  }

  /** What stands next to a reference wins: all of it in a path item and in a schema since 3.1, elsewhere words. */
  function replaced(kind: ObjectKind, { $ref, ...siblings }: JsonObject, pointer: string): Json {
    const target = copy(kind, targetOf(document, String($ref)), pointer);
    const own = kept(copyMembers(kind, siblings, pointer), kind === "pathItem");
    return isObject(target) && Object.keys(own).length > 0 ? { ...target, ...own } : target;
  }

  /** What of the siblings of a reference counts: words do, all else where `all` says so. */
  function kept(siblings: JsonObject, all: boolean): JsonObject {
    const isWords = (key: string) => key === "summary" || key === "description" || key.startsWith("x-");
    return Object.fromEntries(Object.entries(siblings).filter(([key]) => all || isWords(key)));
  }

  /** A schema with what it refers to as a whole, one that is `null` or `true` as one that accepts anything. */
  function outermost(schema: Json | undefined, seen: ReadonlySet<unknown> = new Set()): Json {
    if (!isObject(schema)) return schema === true ? {} : (schema ?? {});
    const ref = referenceIn("schema", schema, workspace.entry);
    if (ref === undefined || seen.has(schema)) return { ...schema };
    const { $ref: _, ...siblings } = schema;
    const target = outermost(targetOf(document, ref), new Set([...seen, schema]));
    return isObject(target) ? { ...target, ...kept(siblings, version !== "3.0") } : target;
  }

  const schemes = get(document, "components", "securitySchemes");
  // Of the components, nothing else is named by anything but references.
  const components = { securitySchemes: copy("securitySchemes", schemes, "#/components/securitySchemes") };
  return (path) => {
    const item = copy("pathItem", get(document.paths, path), join("#/paths", path));
    return { ...document, paths: { [path]: flattened(objectOrEmpty(item)) }, components };
  };
}

/** A path item with all methods as members: those of OpenAPI 3.2 have no field of their own. */
export function flattened(item: JsonObject): JsonObject {
  return { ...item, ...objectOrEmpty(item.additionalOperations) };
}
