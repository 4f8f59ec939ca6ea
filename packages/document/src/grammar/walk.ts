import { isObject } from "../json.ts";
import { decode, join, type Loc, type Source, valueAt } from "../reader/pointer.ts";
import type { Target, Workspace } from "../reader/workspace.ts";
import { grammar, type ObjectKind, type Rule } from "./grammar.ts";

/** An object of the document, and where it was written. */
export interface Node extends Loc {
  readonly kind: ObjectKind;
  readonly value: unknown;
  /** The kind of the object that holds it; undefined for what only references lead to, and for the whole document. */
  readonly up: ObjectKind | undefined;
  /** How many objects and lists are around it in its document. */
  readonly depth: number;
}

/** The kind of a member of an object, or of an item of a list; undefined for data. */
export function childKind(kind: ObjectKind, value: object, key: string): ObjectKind | undefined {
  const { fields, each, extensible } = grammar[kind];
  // Before 2020-12, `items` could be a list.
  if (Array.isArray(value)) return each ?? (kind === "schema" ? kind : undefined);
  if (each === undefined) return fields?.get(key);
  return isExtension(extensible, key, value[key as never]) ? undefined : each;
}

function isExtension(extensible: Rule["extensible"], key: string, member: unknown): boolean {
  return extensible !== undefined && key.startsWith("x-") && (extensible === true || !isObject(member));
}

/**
 * The reference that a value of a kind is, or undefined. A schema may be more besides. A text in a map of schemas is no
 * schema: people write `properties: { $ref: … }` and mean the whole map.
 */
export function referenceIn(kind: ObjectKind, value: unknown, { root }: Source): string | undefined {
  if (!isObject(value) || !Object.hasOwn(value, "$ref")) return undefined;
  const ref = value.$ref;
  if (typeof ref !== "string") return undefined;
  return grammar[kind].data === true && !isMeant(ref, value, root) ? undefined : ref;
}

/** Whether an example that holds a `$ref` and nothing else means a file, or a part of its document that exists. */
function isMeant(ref: string, value: object, root: unknown): boolean {
  if (Object.keys(value).length > 1 || /^[a-z][a-z0-9+.-]*:/i.test(ref)) return false;
  return !ref.startsWith("#") || (ref.startsWith("#/") && valueAt(root, decode(ref.slice(1))) !== undefined);
}

/** Looks at a node and the reference that it is, to which the node is lent; false when nothing below is to be visited. */
export type Visit = (node: Node, ref: string | undefined) => boolean;

/**
 * Visits every object of the contract once: the entry in the order in which it is written, then what only references
 * lead to. Throws a RangeError for a document that is too deep.
 */
export function walk(workspace: Workspace, visit: Visit): void {
  new Walker(workspace, visit).run();
}

/** The walker is itself the node that it stands on: a large contract has half a million. */
class Walker implements Node {
  kind: ObjectKind = "root";
  value: unknown;
  source: Source;
  up: ObjectKind | undefined;
  private start = "#";
  private startDepth = 0;
  private readonly keys: string[] = [];
  private readonly workspace: Workspace;
  private readonly visit: Visit;
  private readonly seen = new Map<ObjectKind, Set<unknown>>();
  private readonly targets: { readonly kind: ObjectKind; readonly target: Target }[] = [];

  constructor(workspace: Workspace, visit: Visit) {
    this.workspace = workspace;
    this.visit = visit;
    this.source = workspace.entry;
  }

  get depth(): number {
    return this.startDepth + this.keys.length;
  }

  get pointer(): string {
    return join(this.start, ...this.keys);
  }

  run(): void {
    this.enter("root", this.workspace.entry.root, undefined);
    for (let next = this.targets.pop(); next !== undefined; next = this.targets.pop()) {
      const { value, loc } = next.target;
      this.source = loc.source;
      this.start = loc.pointer;
      this.startDepth = loc.pointer.split("/").length - 1;
      this.enter(next.kind, value, undefined);
    }
  }

  private enter(kind: ObjectKind, value: unknown, up: ObjectKind | undefined): void {
    const isLeaf = typeof value !== "object" || value === null;
    if (!isLeaf && this.source.isTree !== true && this.isKnown(kind, value)) return;
    const ref = referenceIn(kind, value, this.source);
    this.kind = kind;
    this.value = value;
    this.up = up;
    if (!this.visit(this, ref) || isLeaf) return;
    if (ref !== undefined) this.aim(kind, this.workspace.resolve(ref, this));
    for (const key of Object.keys(value)) {
      const of = key === "$ref" && ref !== undefined ? undefined : childKind(kind, value, key);
      if (of === undefined) continue;
      this.keys.push(key);
      this.enter(of, (value as Record<string, unknown>)[key], kind);
      this.keys.pop();
    }
  }

  /** A component is visited where it is written. */
  private aim(kind: ObjectKind, target: Target): void {
    const { source, pointer } = target.loc;
    if (source.id === "" && isComponent(kind, pointer)) return;
    if (source.isTree === true && this.isKnown(kind, target.value)) return;
    this.targets.push({ kind, target });
  }

  private isKnown(kind: ObjectKind, value: unknown): boolean {
    let known = this.seen.get(kind);
    if (known === undefined) {
      known = new Set();
      this.seen.set(kind, known);
    }
    if (known.has(value)) return true;
    known.add(value);
    return false;
  }
}

function isComponent(kind: ObjectKind, pointer: string): boolean {
  const [, components, section, name, ...below] = pointer.split("/");
  const isNamed = name !== undefined && below.length === 0;
  return components === "components" && section === grammar[kind].section && isNamed;
}
