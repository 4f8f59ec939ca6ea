import type { Kind } from "../../src/grammar/grammar.ts";
import { childrenOf, locOf, type Node, rootOf } from "../../src/grammar/walk.ts";
import type { Json, JsonObject } from "../../src/json.ts";
import { Workspace } from "../../src/reader/workspace.ts";

const movable: ReadonlySet<Kind> = new Set([
  ...(["schema", "parameter", "response", "body", "header", "example", "link", "pathItem"] as const),
  ...(["operation", "mediaType", "content", "responses", "headers", "parameters"] as const),
]);

/** The name of the file that a part moves to, or undefined when it stays. */
export type Choose = (part: {
  readonly kind: Kind;
  readonly pointer: string;
  readonly depth: number;
}) => string | undefined;

/**
 * Cuts a contract without references to files into several files. `choose` names the new file of a part, relative to
 * the entry, which is `api.json`. Returns the files by name.
 */
export function split(document: JsonObject, choose: Choose): Record<string, Json> {
  const files: Record<string, Json> = {};
  const cut = (node: Node, file: string): Json => {
    const depth = locOf(node).pointer.split("/").length;
    const pointer = locOf(node).pointer;
    const isMovable = movable.has(node.kind) && typeof node.value === "object" && node.value !== null;
    const isReference = isMovable && !Array.isArray(node.value) && "$ref" in (node.value as object);
    const name = isMovable && !isReference ? choose({ kind: node.kind, pointer, depth }) : undefined;
    if (name === undefined || name in files) return inside(node, file);
    files[name] = null;
    files[name] = inside(node, name);
    return { $ref: encodeURI(relative(file, name)) };
  };
  const inside = (node: Node, file: string): Json => {
    const { value } = node;
    if (typeof value !== "object" || value === null) return value as Json;
    const below = new Map(childrenOf(node).map((child) => [child.key, child]));
    const part = (key: string, held: Json): Json => {
      const child = below.get(key);
      if (child !== undefined) return cut(child, file);
      if (key === "$ref" && typeof held === "string") return toRoot(held, file);
      return key === "discriminator" ? mapped(held, file) : held;
    };
    if (Array.isArray(value)) return value.map((item, index) => part(String(index), item as Json));
    const parts = Object.entries(value as JsonObject).map(([key, held]) => [key, part(key, held as Json)]);
    return Object.fromEntries(parts) as JsonObject;
  };
  files["api.json"] = inside(rootOf(new Workspace({ document })), "api.json");
  return files;
}

function mapped(discriminator: Json, file: string): Json {
  const { mapping, ...rest } = discriminator as JsonObject;
  if (mapping === undefined) return discriminator;
  const targets = Object.entries(mapping as JsonObject).map(([name, target]) => [
    name,
    typeof target === "string" ? toRoot(target, file) : target,
  ]);
  return { ...rest, mapping: Object.fromEntries(targets) as JsonObject };
}

function toRoot(ref: string, file: string): string {
  return file === "api.json" || !ref.startsWith("#") ? ref : `${relative(file, "api.json")}${ref}`;
}

function relative(from: string, to: string): string {
  return `${"../".repeat(from.split("/").length - 1)}${to}`;
}
