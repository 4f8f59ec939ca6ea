import { ARR, BOOL, NULL, NUM, OBJ, STR } from "../keywords/mask.ts";
import { arrayShape } from "../normalise/array.ts";
import { type Group, nodeOf, type SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import { isFalse, type View } from "../normalise/view.ts";
import type { Mode } from "../relation/delta.ts";
import { isRequired } from "../relation/properties.ts";
import { areDisjoint } from "../relation/similarity.ts";
import { numberOf } from "./numbers.ts";
import { textOf } from "./text.ts";

/** How much of an object a sample fills: what is required, or all that is declared. */
export type Fill = "required" | "all";

const deepest = 8;

/** A value that the view probably accepts; whoever uses it asks Ajv. */
export function sampleOf(view: View, mode: Mode, fill: Fill = "required", depth = 0): unknown {
  const node = nodeOf(view);
  if (node === undefined || depth > deepest)
    return node !== undefined && (node.types & NULL) !== 0 ? null : {};
  for (const [, { values }] of node.values) for (const value of values.values()) return value;
  const told = hints(node);
  const types = (node.types & told) !== 0 ? node.types & told : node.types;
  if ((types & OBJ) !== 0) return sampleObject(node, mode, fill, depth);
  if ((types & STR) !== 0) return textOf(node);
  if ((types & NUM) !== 0) return numberOf(node);
  if ((types & BOOL) !== 0) return true;
  if ((types & ARR) !== 0) return sampleArray(node, mode, fill, depth);
  return null;
}

/** The types that a schema without `type` speaks about. */
function hints(node: SchemaNode): number {
  let mask = 0;
  if (node.groups.length > 0) mask |= node.groups.reduce((all, group) => all | group.mask, 0);
  const shape = objectShape(node);
  if (shape.properties.size > 0 && (node.types & OBJ) !== 0) mask |= OBJ;
  return mask === 0 ? ~OBJ | (node.types === OBJ ? OBJ : 0) : mask;
}

/** An object with the required or all declared properties, and with those of the first alternative. */
export function sampleObject(
  node: SchemaNode,
  mode: Mode,
  fill: Fill,
  depth: number,
): Record<string, unknown> {
  const shape = objectShape(node);
  const value: Record<string, unknown> = {};
  for (const group of node.groups)
    if ((group.mask & OBJ) !== 0) Object.assign(value, choose(group, mode, fill, depth));
  for (const [name, property] of shape.properties) {
    const hidden = mode.direction === "request" ? property.readOnly : property.writeOnly;
    if (hidden || isFalse(property.view)) continue;
    const wanted = isRequired(shape, name, mode) || (fill === "all" && depth < 3);
    if (wanted && !(name in value))
      value[name] = sampleOf(property.view, mode, depth < 1 ? fill : "required", depth + 1);
  }
  const least = node.demands.value("min-properties") ?? 0;
  const names = [...shape.properties.keys()].filter((name) => !(name in value));
  for (let i = 0; Object.keys(value).length < least && i < 100; i++) {
    const name = names[i] ?? `extra${i}`;
    const view = shape.properties.get(name)?.view ?? shape.additional.view;
    value[name] = sampleOf(view, mode, "required", depth + 1);
  }
  return value;
}

/** A value of the first alternative that, for `oneOf`, the others refuse: overlapping ones are told apart by force. */
export function choose(group: Group, mode: Mode, fill: Fill, depth: number): object {
  const [first, ...others] = group.members;
  const inner = first === undefined ? {} : sampleOf(first, mode, fill, depth + 1);
  if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return {};
  if (group.kind === "anyOf") return inner;
  const value: Record<string, unknown> = { ...inner };
  const known = first === undefined ? undefined : nodeOf(first);
  for (const other of others) {
    const node = nodeOf(other);
    if (node === undefined || known === undefined || areDisjoint(known, node)) continue;
    const own = objectShape(known).properties;
    const shape = objectShape(node);
    const foreign = [...shape.properties].filter(([name]) => !own.has(name));
    if (foreign.some(([name]) => isRequired(shape, name, mode))) continue;
    const [name, property] = foreign[0] ?? [];
    const types = property === undefined ? 0 : (nodeOf(property.view)?.types ?? 0);
    if (name !== undefined) value[name] = (types & STR) === 0 ? "text" : 1;
  }
  return value;
}

/** An array of the fewest items that are allowed, or of `length` items. */
export function sampleArray(
  node: SchemaNode,
  mode: Mode,
  fill: Fill,
  depth: number,
  length?: number,
): unknown[] {
  const shape = arrayShape(node);
  const least = Math.max(node.demands.value("min-items") ?? 0, ...shape.contains.map(({ min }) => min), 0);
  const wanted = Math.min(length ?? Math.max(least, fill === "all" && depth < 3 ? 1 : 0), 1000);
  const items: unknown[] = [];
  for (let i = 0; i < wanted; i++) {
    const inside = shape.contains.find(({ min }) => i < min);
    const view = inside?.view ?? shape.prefix[i]?.view ?? shape.items.view;
    items.push(sampleOf(view, mode, depth < 1 ? fill : "required", depth + 1));
  }
  return node.demands.has("unique-items") ? items.map((item, i) => (i > 0 ? unlike(item, i) : item)) : items;
}

/** The item made different from its neighbours, where that is easy. */
export function unlike(item: unknown, index: number): unknown {
  if (typeof item === "number") return item + index;
  if (typeof item === "string") return `${item}${index}`;
  return item;
}
