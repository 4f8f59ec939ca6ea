import { get } from "@partner-licenses/document/json";
import { lastKey } from "@partner-licenses/document/reader/pointer";
import { ARR, OBJ } from "../keywords/mask.ts";
import { nodeOf, type SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import type { View } from "../normalise/view.ts";

/** How likely two members of a union are the same member, changed: 0 is not at all, 100 is by name. */
export function similarity(base: View, revision: View): number {
  if (isSameName(base, revision)) return base.ref === revision.ref ? 100 : 95;
  const [a, b] = [nodeOf(base), nodeOf(revision)];
  if (a === undefined || b === undefined) return 1;
  if ((a.types & b.types) === 0) return 0;
  const titles = [title(base), title(revision)];
  if (titles[0] !== undefined && titles[0] === titles[1]) return 90;
  const tags = tagScore(a, b);
  if (tags !== undefined) return tags;
  if ((a.types & b.types & OBJ) !== 0) return objectScore(a, b);
  const named = base.ref !== undefined && revision.ref !== undefined ? 0 : 5;
  return (a.types === b.types ? 20 : 5) + named + ((a.types & ARR) !== 0 ? 1 : 0);
}

/** Whether both have a name, and the same one: as components or as files. */
export function isSameName(a: View, b: View): boolean {
  return a.ref !== undefined && b.ref !== undefined && lastKey(a.ref) === lastKey(b.ref);
}

function objectScore(a: SchemaNode, b: SchemaNode): number {
  const [before, after] = [objectShape(a).properties, objectShape(b).properties];
  const shared = [...before.keys()].filter((name) => after.has(name)).length;
  const all = new Set([...before.keys(), ...after.keys()]).size;
  if (all === 0) return 30;
  return shared === 0 ? 0 : 10 + (60 * shared) / all;
}

/** Members with a constant property (`type: "card"`) that keeps them apart are the same exactly when the constants are. */
function tagScore(a: SchemaNode, b: SchemaNode): number | undefined {
  const [before, after] = [tags(a), tags(b)];
  for (const [name, text] of before) {
    const other = after.get(name);
    if (other !== undefined) return other === text ? 80 : 0;
  }
  return undefined;
}

const known = new WeakMap<SchemaNode, ReadonlyMap<string, string>>();

function tags(node: SchemaNode): ReadonlyMap<string, string> {
  const found = known.get(node) ?? readTags(node);
  known.set(node, found);
  return found;
}

function readTags(node: SchemaNode): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, property] of objectShape(node).properties) {
    const values = nodeOf(property.view)?.values;
    const [only, ...more] = values === undefined ? [] : [...values.values()];
    if (only !== undefined && more.length === 0 && only.values.size === 1)
      found.set(name, [...only.values.keys()].join());
  }
  return found;
}

/** Whether no value can belong to both. */
export function areDisjoint(a: SchemaNode, b: SchemaNode): boolean {
  const common = a.types & b.types;
  if (common === 0) return true;
  if (common !== OBJ) return false;
  const [first, second] = [objectShape(a), objectShape(b)];
  const [before, after] = [tags(a), tags(b)];
  return [...before].some(([name, text]) => {
    const other = after.get(name);
    return other !== undefined && other !== text && first.required.has(name) && second.required.has(name);
  });
}

function title(view: View): string | undefined {
  const found = view.parts.map((part) => get(part.raw, "title")).find((value) => typeof value === "string");
  return found as string | undefined;
}
