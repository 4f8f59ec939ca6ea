import { asArray, entries, get, isObject } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import type { Target, Workspace } from "@partner-licenses/document/reader/workspace";

/** What the contract says of how a value is written as XML. */
interface Described {
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

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A value as XML, with the names, attributes, namespaces and wrappers that its schema's `xml` asks for. */
export function writeXml(value: unknown, workspace: Workspace, schema: Target | undefined): string {
  const described = describe(workspace, schema === undefined ? [] : [schema]);
  const name = described.name ?? described.component ?? "root";
  if (!Array.isArray(value)) return head + element(name, described, value);
  const items = described.items();
  const inner = value.map((item) => element(items.name ?? items.component ?? "item", items, item));
  return head + tagged(name, described, "", inner.join(""));
}

function describe(workspace: Workspace, schemas: readonly Target[]): Described {
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
    property: (name) => describe(workspace, below("properties", name)),
    items: () => describe(workspace, below("items")),
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

function element(name: string, described: Described, value: unknown): string {
  if (!isObject(value)) return tagged(name, described, "", escaped(value));
  const members = entries(value).map(([key, inner]) => [key, described.property(key), inner] as const);
  const attributes = members.filter(([, { isAttribute }, inner]) => isAttribute && inner !== null);
  const written = attributes.map(
    ([key, own, inner]) => ` ${qualified(own.name ?? key, own)}="${escaped(inner)}"`,
  );
  const inner = members
    .filter(([, { isAttribute }]) => !isAttribute)
    .map(([key, own, each]) => member(key, own, each));
  return tagged(name, described, written.join(""), inner.join(""));
}

function member(key: string, described: Described, value: unknown): string {
  if (described.isText) return escaped(value);
  if (!Array.isArray(value)) return element(described.name ?? key, described, value);
  // An array without a wrapper has no element of its own, and so no use for its name.
  const items = described.items();
  const outer = described.isWrapped ? (described.name ?? key) : key;
  const inner = value.map((item) => element(items.name ?? outer, items, item)).join("");
  return described.isWrapped ? tagged(outer, described, "", inner) : inner;
}

function tagged(name: string, described: Described, attributes: string, inner: string): string {
  const tag = qualified(name, described);
  const { namespace, prefix } = described;
  const declared =
    namespace === undefined
      ? ""
      : ` xmlns${prefix === undefined ? "" : `:${prefix}`}="${escaped(namespace)}"`;
  return inner === ""
    ? `<${tag}${declared}${attributes}/>`
    : `<${tag}${declared}${attributes}>${inner}</${tag}>`;
}

function qualified(name: string, { prefix }: Described): string {
  // What is no name of XML would end the document.
  const own = name.replace(/[^\p{L}\p{N}_.-]/gu, "_").replace(/^(?=[^\p{L}_])/u, "_");
  return prefix === undefined ? own : `${prefix}:${own}`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
}
