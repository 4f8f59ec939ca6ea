import { workspaceOf } from "@partner-licenses/document/deref";
import type { ObjectKind } from "@partner-licenses/document/grammar/grammar";
import { get, isObject, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { join } from "@partner-licenses/document/reader/pointer";
import { firstFree } from "../../model/naming/free.ts";
import { visit } from "./visit.ts";

/**
 * Copies path items to where they are referred to: the library follows them in paths only, and takes those that nothing
 * refers to for operations. An item that leads to itself, by a callback, stays where it is.
 */
export function placePathItems(document: JsonObject): void {
  const workspace = workspaceOf(document);
  for (let depth = 0; depth < deepest; depth++) {
    const found: { value: JsonObject; ref: string }[] = [];
    visit(document, (kind, value, ref) => {
      if (kind === "pathItem" && ref !== undefined) found.push({ value, ref });
    });
    if (found.length === 0) {
      if (isObject(document.components)) delete document.components.pathItems;
      return;
    }
    for (const { value, ref } of found) {
      const { $ref: _, ...own } = value;
      const target = workspace.resolve(ref, workspace.root.loc).value;
      delete value.$ref;
      // what is said next to the reference is said of this one place
      Object.assign(value, structuredClone(objectOrEmpty(target)), own);
    }
  }
}

const deepest = 5;

/**
 * Makes every reference one to a component: a type has no `properties` or `items` on the way to what is deep inside.
 * What is no schema is copied to where it is referred to.
 */
export function followOddReferences(document: JsonObject): void {
  const odd: { kind: ObjectKind; value: JsonObject; ref: string }[] = [];
  visit(document, (kind, value, ref) => {
    if (ref !== undefined && (kind === "mediaType" || !/^#\/components\/[^/]+\/[^/]+$/.test(ref)))
      odd.push({ kind, value, ref });
  });
  if (odd.length === 0) return;
  const workspace = workspaceOf(document);
  const hoist = hoister(document);
  for (const { kind, value, ref } of odd) {
    const target = workspace.resolve(ref, workspace.root.loc).value;
    if (!isObject(target)) continue;
    if (kind === "schema") value.$ref = hoist(ref, target);
    else {
      delete value.$ref;
      Object.assign(value, structuredClone(target));
    }
  }
}

/** Gives a schema a component of its own; returns the reference to it. */
function hoister(document: JsonObject): (ref: string, target: JsonObject) => string {
  const given = new Map<string, string>();
  const names = new Set(Object.keys(schemasOf(document)));
  return (ref, target) => {
    const words = ref.split("/").slice(-3).join("_");
    const name = given.get(ref) ?? firstFree(names, [words.replaceAll(/[^\w]+/g, "_")]);
    given.set(ref, name);
    schemasOf(document)[name] = target;
    return join("#", "components", "schemas", name);
  };
}

function schemasOf(document: JsonObject): JsonObject {
  const components = get(document, "components");
  const holder: JsonObject = isObject(components) ? components : {};
  document.components = holder;
  const schemas = holder.schemas;
  if (isObject(schemas)) return schemas;
  const empty: JsonObject = {};
  holder.schemas = empty;
  return empty;
}
