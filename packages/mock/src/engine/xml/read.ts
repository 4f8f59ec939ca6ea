import type { Target, Workspace } from "@partner-licenses/document/reader/workspace";
import type { Schema } from "@partner-licenses/document/values/schema/schemas";
import { type Outline, outlineOf } from "@partner-licenses/document/values/wire/outline";
import { scalarOf } from "@partner-licenses/document/values/wire/scalars";
import { type Described, describe } from "./describe.ts";
import { type Element, parseXml } from "./parse.ts";

/** How a value is described: as XML, and by its types. */
interface Way {
  readonly described: Described;
  readonly outline: Outline;
}

/** The value that stands in an XML text, by the names of its schema's `xml`; undefined when it is not well-formed. */
export function readXml(
  text: string,
  workspace: Workspace,
  { written, schema }: { readonly written: Target | undefined; readonly schema: Schema },
): { readonly value: unknown } | undefined {
  const root = parseXml(text);
  if (root === undefined) return undefined;
  return { value: readValue(root, { described: describe(workspace, written), outline: outlineOf(schema) }) };
}

function readValue(element: Element, way: Way): unknown {
  const { types, names } = way.outline;
  const isNested = element.children.length > 0 || element.attributes.size > 0;
  if (types.has("array") && !types.has("object")) return listOf(element.children, way);
  const isObject = types.has("object") && (isNested || names.size > 0 || types.size === 1);
  return isObject ? objectOf(element, way) : scalarOf(element.text.trim(), types);
}

function listOf(elements: readonly Element[], { described, outline }: Way): unknown[] {
  const items = described.items();
  return elements.map((element, index) =>
    readValue(element, { described: items, outline: outline.item(index) }),
  );
}

function objectOf(element: Element, { described, outline }: Way): Record<string, unknown> {
  // Entries of a map, as an element may be called `__proto__`.
  const value = new Map<string, unknown>();
  const taken = new Set<string>();
  for (const name of outline.names) {
    const way: Way = { described: described.property(name), outline: outline.property(name) };
    const own = nameOf(name, way);
    taken.add(own);
    const found = memberOf(element, own, way);
    if (found !== undefined) value.set(name, found);
  }
  // What nobody declared is judged, too.
  for (const child of element.children)
    if (!taken.has(child.name))
      value.set(
        child.name,
        readValue(child, {
          described: described.property(child.name),
          outline: outline.property(child.name),
        }),
      );
  for (const [name, text] of element.attributes)
    if (!taken.has(name)) value.set(name, scalarOf(text, outline.property(name).types));
  return Object.fromEntries(value);
}

function isList({ types }: Outline): boolean {
  return types.has("array") && !types.has("object") && !types.has("string");
}

/** The name of the element or attribute that holds a member. */
function nameOf(name: string, { described, outline }: Way): string {
  if (!isList(outline) || described.isWrapped) return described.name ?? name;
  return described.items().name ?? name;
}

function memberOf(element: Element, name: string, way: Way): unknown {
  const { described, outline } = way;
  if (described.isAttribute) {
    const text = element.attributes.get(name);
    return text === undefined ? undefined : scalarOf(text, outline.types);
  }
  if (described.isText) return scalarOf(element.text, outline.types);
  const own = element.children.filter((child) => child.name === name);
  const [first] = own;
  if (first === undefined) return undefined;
  if (isList(outline)) return listOf(described.isWrapped ? first.children : own, way);
  return readValue(first, way);
}
