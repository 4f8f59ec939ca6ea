import { asObject, get, mentions } from "../../json.ts";
import { at, keysOf, type Loc, type Source } from "../../reader/pointer.ts";

/** What the meaning of a reference depends on besides its text: the way to the schema that holds it. */
export interface Scope {
  readonly id: number;
  /**
   * For each `$dynamicAnchor`, the outermost schema with that name of those on the way. Fixing it for each way turns
   * a dynamic reference into a plain one.
   */
  readonly anchors: ReadonlyMap<string, Loc>;
  /** Schemas that the same value is in the middle of being judged by, of those that lead back to themselves. */
  readonly open: ReadonlySet<unknown>;
}

/** Nothing on the way yet. */
export const emptyScope: Scope = { id: 0, anchors: new Map(), open: new Set() };

const interned = new Map<string, Scope>([["", emptyScope]]);
const resources = new WeakMap<object, ReadonlyMap<string, ReadonlyMap<string, Loc>>>();
const numbers = new WeakMap<object, number>();
let numbered = 0;

/** The scope inside the schema at `loc`: names that were met before stay what they were. */
export function entered(loc: Loc, scope: Scope): Scope {
  const byResource = dynamicAnchors(loc.source);
  if (byResource.size === 0) return scope;
  const own = byResource.get(resourceOf(loc));
  const fresh = [...(own ?? [])].filter(([name]) => !scope.anchors.has(name));
  return fresh.length === 0 ? scope : intern(new Map([...scope.anchors, ...fresh]), scope.open);
}

/** The scope inside a schema that leads back to itself. */
export function opened(schema: object, scope: Scope): Scope {
  return intern(scope.anchors, new Set([...scope.open, schema]));
}

/** The scope of a part of the value: nothing is open there. */
export function below(scope: Scope): Scope {
  return scope.open.size === 0 ? scope : intern(scope.anchors, emptyScope.open);
}

function intern(anchors: Scope["anchors"], open: ReadonlySet<unknown>): Scope {
  const names = [...anchors].map(
    ([name, { source, pointer }]) => `${name} ${numberOf(source.root)}${pointer}`,
  );
  const key = [...names.sort(), ...[...open].map(numberOf).sort()].join("\n");
  const known = interned.get(key) ?? { id: interned.size, anchors, open };
  interned.set(key, known);
  return known;
}

function numberOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return -1;
  const number = numbers.get(value) ?? ++numbered;
  numbers.set(value, number);
  return number;
}

/** Pointer of the nearest schema around with an `$id`, which is a document of its own; else that of the file. */
function resourceOf({ source, pointer }: Loc): string {
  let [value, here, found]: [unknown, Loc, string] = [source.root, { source, pointer: "#" }, "#"];
  for (const key of keysOf(pointer)) {
    value = Array.isArray(value) ? value[Number(key)] : get(value, key);
    here = at(here, key);
    if (typeof get(value, "$id") === "string") found = here.pointer;
  }
  return found;
}

/** The document's dynamic anchors, by the resource that they stand in. */
export function dynamicAnchors(source: Source): ReadonlyMap<string, ReadonlyMap<string, Loc>> {
  const root = asObject(source.root);
  if (root === undefined) return new Map();
  const known = resources.get(root);
  if (known !== undefined) return known;
  const found = mentions(root, "$dynamicAnchor") ? collect(source) : new Map();
  resources.set(root, found);
  return found;
}

function collect(source: Source): ReadonlyMap<string, ReadonlyMap<string, Loc>> {
  const found = new Map<string, Map<string, Loc>>();
  const seen = new Set<object>();
  const visit = (value: unknown, loc: Loc, resource: string): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const own = typeof get(value, "$id") === "string" ? loc.pointer : resource;
    const name = get(value, "$dynamicAnchor");
    if (typeof name === "string") {
      const names = found.get(own) ?? new Map<string, Loc>();
      if (!names.has(name)) names.set(name, loc);
      found.set(own, names);
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, at(loc, key), own);
  };
  visit(source.root, { source, pointer: "#" }, "#");
  return found;
}
