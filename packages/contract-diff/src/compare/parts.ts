import { asArray, asObject, entries, get, type JsonObject } from "@partner-licenses/document/json";
import { isForm } from "@partner-licenses/document/model/media-types";
import { at } from "@partner-licenses/document/reader/pointer";
import { ARR } from "../keywords/mask.ts";
import { arrayShape } from "../normalise/array.ts";
import { nodeOf, type SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import type { ContractSide, View } from "../normalise/view.ts";
import { deref, type Held, type Scope } from "./scope.ts";

/** Keywords of a part's schema that its encoding can state instead: by `contentType`, and by the header. */
export type Stated = "contentMediaType" | "contentEncoding";
export const transfer = "content-transfer-encoding";

/** The parts of a body that have an encoding on either side: by name, or since OpenAPI 3.2 by position. */
export function encodedParts(base: Held, revision: Held): string[][] {
  const found = new Map<string, string[]>();
  for (const { value } of [base, revision]) {
    const keys = [
      ...entries(get(value, "encoding")).map(([name]) => ["encoding", name]),
      ...asArray(get(value, "prefixEncoding")).map((_, index) => ["prefixEncoding", String(index)]),
      ...(get(value, "itemEncoding") === undefined ? [] : [["itemEncoding"]]),
    ];
    for (const each of keys) found.set(each.join("\n"), each);
  }
  return [...found.values()];
}

/** The encoding of a part; an empty one where there is none. */
export function encodingOf(media: Held, keys: readonly string[]): Held {
  return { value: partAt(media, keys) ?? {}, loc: at(media.loc, ...keys) };
}

export function partAt(media: Held, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (Array.isArray(value) ? asArray(value)[Number(key)] : get(value, key)),
    media.value,
  );
}

/** What the schema and the encoding of a part say of it for each other, so that the schema alone means nothing. */
export function statedTwice(scope: Scope, base: Held, revision: Held, keys: readonly string[]): Stated[] {
  const sides = [
    { side: scope.base, media: base, encoding: encodingOf(base, keys) },
    { side: scope.revision, media: revision, encoding: encodingOf(revision, keys) },
  ] as const;
  const isTyped = sides.some(({ encoding }) => typeof get(encoding.value, "contentType") === "string");
  const headers = sides.map(({ side, encoding }) => transferIn(side, encoding));
  const [before, after] = sides.map(
    ({ side, media }, index) =>
      headers[index] ?? partOf(side, media, keys)?.demands.value("content-encoding"),
  );
  const isSent = headers.some((header) => header !== undefined) && before === after;
  return [...(isTyped ? ["contentMediaType" as const] : []), ...(isSent ? ["contentEncoding" as const] : [])];
}

/** The one value that the header for it may have. */
function transferIn(side: ContractSide, { value, loc }: Held): string | undefined {
  const [name, header] =
    entries(get(value, "headers")).find(([each]) => each.toLowerCase() === transfer) ?? [];
  if (name === undefined) return undefined;
  const held = deref(side, { value: header, loc: at(loc, "headers", name) });
  const schema = deref(side, { value: get(held.value, "schema"), loc: at(held.loc, "schema") }).value;
  const [only, ...others] = [...asArray(get(schema, "enum")), get(schema, "const") ?? []].flat();
  return typeof only === "string" && others.length === 0 ? only.toLowerCase() : undefined;
}

/** The schema of a part; of a list in a form, each item is one. */
export function partOf(side: ContractSide, media: Held, keys: readonly string[]): SchemaNode | undefined {
  const node = wholePartOf(side, media, keys);
  return keys[0] === "encoding" && node?.types === ARR ? nodeOf(arrayShape(node).items.view) : node;
}

/** The schema of a part, or of a whole list of them. */
export function wholePartOf(
  side: ContractSide,
  media: Held,
  keys: readonly string[],
): SchemaNode | undefined {
  const [kind, name = ""] = keys;
  const viewOf = (key: string) => side.view(get(media.value, key), at(media.loc, key));
  if (kind === "itemEncoding" && get(media.value, "itemSchema") !== undefined)
    return nodeOf(viewOf("itemSchema"));
  const whole = nodeOf(viewOf("schema"));
  if (whole === undefined) return undefined;
  if (kind === "itemEncoding") return nodeOf(arrayShape(whole).items.view);
  if (kind === "prefixEncoding")
    return nodeOf(arrayShape(whole).prefix[Number(name)]?.view ?? side.viewOf([]));
  const field = objectShape(whole).properties.get(name);
  return field && nodeOf(field.view);
}

/** The schema of a media type, without what its encodings state on either side. */
export function viewOfParts(
  scope: Scope,
  which: "base" | "revision",
  [base, revision]: readonly [Held, Held],
  key: "schema" | "itemSchema",
  type: string,
): View {
  const media = which === "base" ? base : revision;
  const side = scope[which];
  const view = side.view(get(media.value, key), at(media.loc, key));
  if (!isForm(type)) return view;
  let parts = view.parts;
  for (const keys of encodedParts(base, revision)) {
    const stated = statedTwice(scope, base, revision, keys);
    const path = pathTo(keys, key);
    if (stated.length === 0 || path === undefined) continue;
    parts = parts.map((part) => {
      const change = (value: unknown) => without(side, { value, loc: at(part.loc, ...path) }, stated);
      const raw = changedAt(part.raw, path, change);
      return raw === part.raw ? part : { ...part, raw: raw as JsonObject };
    });
  }
  return parts.every((part, index) => part === view.parts[index]) ? view : side.viewOf(parts, view.nullable);
}

/** Where the schema of a part stands in that of the whole. */
function pathTo([kind, name = ""]: readonly string[], key: "schema" | "itemSchema"): string[] | undefined {
  if (key === "itemSchema") return kind === "itemEncoding" ? [] : undefined;
  if (kind === "itemEncoding") return ["items"];
  return [kind === "encoding" ? "properties" : "prefixItems", name];
}

function changedAt(value: unknown, path: readonly string[], change: (held: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  const held = Array.isArray(value) ? value[Number(key)] : get(value, key);
  const made = held === undefined ? held : changedAt(held, rest, change);
  if (made === held) return value;
  return Array.isArray(value) ? value.with(Number(key), made) : { ...asObject(value), [key]: made };
}

/** A schema, and that of its items, without the keywords; the same one where it has none of them. */
function without(side: ContractSide, written: Held, stated: readonly Stated[]): unknown {
  const { value, loc } = deref(side, written);
  const isStated = ([key, held]: [string, unknown]) =>
    stated.some((each) => each === key) ||
    // So OpenAPI 3.0 says that it is a file.
    (key === "format" && held === "binary" && stated.includes("contentMediaType"));
  const kept = entries(value).filter((entry) => !isStated(entry));
  const bare = kept.length === entries(value).length ? value : Object.fromEntries(kept);
  const items = (held: unknown) => without(side, { value: held, loc: at(loc, "items") }, stated);
  const made = changedAt(bare, ["items"], items);
  return made === value ? written.value : made;
}
