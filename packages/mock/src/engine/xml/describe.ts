import { asArray, get, isObject } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import type { Target, Workspace } from "@partner-licenses/document/reader/workspace";

/** What the contract says of how a value is written as XML. */
export interface Described {
  readonly name: string | undefined;
  /** The name of the component that it is, which names the outermost element. */
  readonly component: string | undefined;
  readonly prefix: string | undefined;
  readonly namespace: string | undefined;
  readonly isAttribute: boolean;
  readonly isWrapped: boolean;
  /** Written as the text of the element around it. */
  readonly isText: boolean;
  property(name: string): Described;
  items(): Described;
}

/** What a schema, as it is written, says of its form as XML. */
export function describe(workspace: Workspace, schema: Target | undefined): Described {
  return described(workspace, schema === undefined ? [] : [schema]);
}

function described(workspace: Workspace, schemas: readonly Target[]): Described {
  const parts = schemas.flatMap((schema) => together(workspace, schema, new Set()));
  const xml = (key: string) =>
    parts.map(({ value }) => get(value, "xml", key)).find((each) => each !== undefined);
  const text = (key: string) => (typeof xml(key) === "string" ? String(xml(key)) : undefined);
  const below = (...keys: string[]) =>
    parts.flatMap(({ value, loc }) => {
      const inner = get(value, ...keys);
      return inner === undefined ? [] : [{ value: inner, loc: at(loc, ...keys) }];
    });
  const node = text("nodeType");
  return {
    name: text("name"),
    component: parts.flatMap(
      ({ loc }) => /^#\/components\/schemas\/([^/]+)$/.exec(loc.pointer)?.[1] ?? [],
    )[0],
    prefix: text("prefix"),
    namespace: text("namespace"),
    isAttribute: xml("attribute") === true || node === "attribute",
    isWrapped: xml("wrapped") === true || node === "element",
    isText: node === "text" || node === "cdata",
    property: (name) => described(workspace, below("properties", name)),
    items: () => described(workspace, below("items")),
  };
}

/** A schema, and those that may be about the same value. */
function together(workspace: Workspace, schema: Target, seen: Set<unknown>): Target[] {
  if (!isObject(schema.value) || seen.has(schema.value)) return [];
  seen.add(schema.value);
  const target = workspace.deref(schema.value, schema.loc);
  const combined = ["allOf", "oneOf", "anyOf"].flatMap((key) =>
    asArray(get(target.value, key)).map((value, index) => ({ value, loc: at(target.loc, key, index) })),
  );
  const referred = target.value === schema.value ? [] : together(workspace, target, seen);
  return [schema, ...referred, ...combined.flatMap((each) => together(workspace, each, seen))];
}
