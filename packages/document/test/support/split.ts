import type { ObjectKind } from "../../src/grammar/grammar.ts";
import { childKind } from "../../src/grammar/walk.ts";
import type { Json, JsonObject } from "../../src/json.ts";
import { join } from "../../src/reader/pointer.ts";

interface Part {
  readonly kind: ObjectKind;
  readonly value: unknown;
  readonly pointer: string;
}

const movable: ReadonlySet<ObjectKind> = new Set([
  ...(["schema", "parameter", "response", "body", "header", "example", "link", "pathItem"] as const),
  ...(["operation", "mediaType", "content", "responses", "headers", "parameters"] as const),
]);

/** The name of the file that a part moves to, or undefined when it stays. */
export type Choose = (part: {
  readonly kind: ObjectKind;
  readonly pointer: string;
  readonly depth: number;
}) => string | undefined;

/**
 * Cuts a contract without references to files into several files. `choose` names the new file of a part, relative to
 * the entry, which is `api.json`. Returns the files by name.
 */
export function split(document: JsonObject, choose: Choose): Record<string, Json> {
  const files: Record<string, Json> = {};
  const cut = (node: Part, file: string): Json => {
    const depth = node.pointer.split("/").length;
    const pointer = node.pointer;
    const isMovable = movable.has(node.kind) && typeof node.value === "object" && node.value !== null;
    const isReference = isMovable && !Array.isArray(node.value) && "$ref" in (node.value as object);
    const name = isMovable && !isReference ? choose({ kind: node.kind, pointer, depth }) : undefined;
    if (name === undefined || name in files) return inside(node, file);
    files[name] = null;
    files[name] = inside(node, name);
    return { $ref: encodeURI(relative(file, name)) };
  };
  const inside = (node: Part, file: string): Json => {
    const { value } = node;
    if (typeof value !== "object" || value === null) return value as Json;
    const part = (key: string, held: Json): Json => {
      const of = isReference(value) && key === "$ref" ? undefined : childKind(node.kind, value, key);
      if (of !== undefined) return cut({ kind: of, value: held, pointer: join(node.pointer, key) }, file);
      if (key === "$ref" && typeof held === "string") return toRoot(held, file);
      return key === "discriminator" ? mapped(held, file) : held;
    };
    if (Array.isArray(value)) return value.map((item, index) => part(String(index), item as Json));
    const parts = Object.entries(value as JsonObject).map(([key, held]) => [key, part(key, held as Json)]);
    return Object.fromEntries(parts) as JsonObject;
  };
  files["api.json"] = inside({ kind: "root", value: document, pointer: "#" }, "api.json");
  return files;
}

function isReference(value: object): boolean {
  return "$ref" in value && typeof value.$ref === "string";
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
