import { workspaceOf } from "@partner-licenses/document/deref";
import type { ObjectKind } from "@partner-licenses/document/grammar/grammar";
import { get, isObject, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { join } from "@partner-licenses/document/reader/pointer";
import { firstFree } from "../../model/naming/free.ts";
import { visit } from "./visit.ts";

/** What the types are not to hold as references: the library knows these at some places only. */
const copied: ReadonlySet<ObjectKind> = new Set(["mediaType", "pathItem"]);

/**
 * Makes every reference one to a component: a type has no `properties` or `items` on the way to what is deep inside.
 * What is no schema is copied to where it is referred to; so are path items: the library
 * follows them in paths only, and takes those that nothing refers to for operations.
 */
export function followOddReferences(document: JsonObject): void {
  const odd: { kind: ObjectKind; value: JsonObject; ref: string }[] = [];
  visit(document, (kind, value, ref) => {
    if (ref !== undefined && (copied.has(kind) || !/^#\/components\/[^/]+\/[^/]+$/.test(ref)))
      odd.push({ kind, value, ref });
  });
  const workspace = workspaceOf(document);
  const hoist = hoister(document);
  for (const { kind, value, ref } of odd) {
    const target = workspace.resolve(ref, workspace.root.loc);
    if (!isObject(target.value)) continue;
    if (kind === "schema") value.$ref = hoist(ref, target.value);
    else {
      const whole = workspace.derefItem(target.value, target.loc).value;
      delete value.$ref;
      // what is said next to the reference is said of this one place
      Object.assign(value, { ...structuredClone(objectOrEmpty(whole)), ...value });
    }
  }
  if (isObject(document.components)) delete document.components.pathItems;
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
