import { at, type Loc, type Source } from "./pointer.ts";

/**
 * The same value when it is a tree, as all that comes out of a file is. In an object that was dereferenced in memory
 * a part may hold itself: there, and only there, a copy with a `$ref` in that place.
 */
export function untangled(document: unknown): unknown {
  return holdsItself(document) ? copy(document) : document;
}

function holdsItself(document: unknown): boolean {
  const open = new Set<unknown>();
  const done = new Set<unknown>();
  const visit = (value: unknown): boolean => {
    if (typeof value !== "object" || value === null || done.has(value)) return false;
    if (open.has(value)) return true;
    open.add(value);
    const found = Object.values(value).some(visit);
    open.delete(value);
    done.add(value);
    return found;
  };
  return visit(document);
}

function copy(document: unknown): unknown {
  const above = new Map<unknown, string>();
  const source: Source = { id: "", root: document };
  const visit = (value: unknown, loc: Loc): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const known = above.get(value);
    if (known !== undefined) return { $ref: known };
    above.set(value, loc.pointer);
    const copied = Array.isArray(value)
      ? value.map((item, index) => visit(item, at(loc, index)))
      : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, at(loc, key))]));
    above.delete(value);
    return copied;
  };
  return visit(document, { source, pointer: "#" });
}
