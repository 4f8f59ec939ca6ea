import { entries, isObject } from "@partner-licenses/document/json";
import type { Target, Workspace } from "@partner-licenses/document/reader/workspace";
import { type Described, describe } from "./describe.ts";

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A value as XML, with the names, attributes, namespaces and wrappers that its schema's `xml` asks for. */
export function writeXml(value: unknown, workspace: Workspace, schema: Target | undefined): string {
  const described = describe(workspace, schema);
  const name = described.name ?? described.component ?? "root";
  if (!Array.isArray(value)) return head + element(name, described, value);
  const items = described.items();
  const inner = value.map((item) => element(items.name ?? items.component ?? "item", items, item));
  return head + tagged(name, described, "", inner.join(""));
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
