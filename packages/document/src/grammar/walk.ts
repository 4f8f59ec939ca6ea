import { isObject } from "../json.ts";
import { decode, join, type Loc, type Source, valueAt } from "../reader/pointer.ts";
import type { Workspace } from "../reader/workspace.ts";
import { grammar, type Kind } from "./grammar.ts";

/** An object of the document, with the way to it: pointers are only worked out when somebody asks. */
export interface Node {
  readonly kind: Kind;
  readonly value: unknown;
  readonly source: Source;
  readonly up: Node | undefined;
  /** The keys below `up`; below nothing, the pointer. */
  readonly key: string;
}

/** Where a node was written. */
export function locOf(node: Node): Loc {
  const keys: string[] = [];
  let top = node;
  for (; top.up !== undefined; top = top.up) keys.unshift(top.key);
  return { source: node.source, pointer: join(top.key, ...keys) };
}

/** The node of the whole entry document. */
export function rootOf(workspace: Workspace): Node {
  const { entry } = workspace;
  return { kind: "root", value: entry.root, source: entry, up: undefined, key: "#" };
}

/** The objects that a node holds. */
export function childrenOf(node: Node): Node[] {
  const { kind, value, source } = node;
  const { fields, each, extensible } = grammar[kind];
  const child = (of: Kind, key: string, held: unknown): Node => ({
    kind: of,
    value: held,
    source,
    up: node,
    key,
  });
  if (Array.isArray(value)) {
    // Before 2020-12, `items` could be a list.
    const of = each ?? (kind === "schema" ? kind : undefined);
    return of === undefined ? [] : value.map((item, index) => child(of, String(index), item));
  }
  if (!isObject(value)) return [];
  const found: Node[] = [];
  const isReference = referenceOf(node) !== undefined;
  for (const key of Object.keys(value)) {
    if (key === "$ref" && isReference) continue;
    if (each !== undefined && extensible === true && key.startsWith("x-")) continue;
    const of = each ?? (fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined);
    if (of !== undefined) found.push(child(of, key, value[key]));
  }
  return found;
}

/** The reference that a node is, or undefined. A schema may be more besides. */
export function referenceOf({ kind, value, source }: Node): string | undefined {
  return referenceIn(kind, value, source);
}

/** The reference that a value of a kind is, or undefined. */
export function referenceIn(kind: Kind, value: unknown, { root }: Source): string | undefined {
  if (grammar[kind].plain === true || !isObject(value) || !Object.hasOwn(value, "$ref")) return undefined;
  const ref = value["$ref"];
  if (typeof ref !== "string") return undefined;
  return grammar[kind].data === true && !isMeant(ref, value, root) ? undefined : ref;
}

/** Whether an example that holds a `$ref` and nothing else means a file, or a part of its document that exists. */
function isMeant(ref: string, value: object, root: unknown): boolean {
  if (Object.keys(value).length > 1 || /^[a-z][a-z0-9+.-]*:/i.test(ref)) return false;
  return !ref.startsWith("#") || (ref.startsWith("#/") && valueAt(root, decode(ref.slice(1))) !== undefined);
}

/**
 * Visits every object of the contract once, those behind references too, in the order in which they are written.
 * `visit` may return false, so that nothing below is visited.
 */
export function walk(workspace: Workspace, visit: (node: Node) => boolean | undefined): void {
  const seen = new Map<Kind, Set<unknown>>();
  const stack: Node[] = [rootOf(workspace)];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const known = seen.get(node.kind) ?? new Set();
    seen.set(node.kind, known);
    const isLeaf = typeof node.value !== "object" || node.value === null;
    if (!isLeaf && known.has(node.value)) continue;
    if (!isLeaf) known.add(node.value);
    if (visit(node) === false || isLeaf) continue;
    const below = childrenOf(node);
    const ref = referenceOf(node);
    if (ref !== undefined) {
      const target = workspace.resolve(ref, locOf(node));
      const { source, pointer } = target.loc;
      below.push({ kind: node.kind, value: target.value, source, up: undefined, key: pointer });
    }
    for (let i = below.length - 1; i >= 0; i--) stack.push(below[i] as Node);
  }
}
