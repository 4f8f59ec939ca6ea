import { asArray, asObject, type JsonObject } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import type { SchemaNode } from "./node.ts";
import { isAny, type SchemaPart, type View } from "./view.ts";

/** A `contains` with its counts. */
export interface Contains {
  readonly view: View;
  readonly loc: Loc;
  readonly min: number;
  readonly max: number | undefined;
}

/** What a node says about arrays, all its parts merged. */
export interface ArrayShape {
  /** Schemas of the first items, by position. */
  readonly prefix: readonly { view: View }[];
  /** The schema of every later item. */
  readonly items: { view: View };
  readonly contains: readonly Contains[];
}

const shapes = new WeakMap<SchemaNode, ArrayShape>();

/** The node's array shape. */
export function arrayShape(node: SchemaNode): ArrayShape {
  const shape = shapes.get(node) ?? build(node);
  shapes.set(node, shape);
  return shape;
}

interface ArrayPart {
  readonly part: SchemaPart;
  readonly prefix: { raw: unknown; loc: Loc }[];
  readonly rest: { raw: unknown; loc: Loc } | undefined;
}

function build(node: SchemaNode): ArrayShape {
  const { side } = node.view;
  const parts = node.arrayParts.flatMap((part) => {
    const raw = asObject(part.raw);
    return raw === undefined ? [] : [read(part, raw)];
  });
  const length = Math.max(0, ...parts.map((item) => item.prefix.length));
  const position = (index: number) => {
    const held = parts.flatMap((item) => {
      const found = item.prefix[index] ?? item.rest;
      return found === undefined ? [] : [side.view(found.raw, found.loc)];
    });
    const limiting = held.filter((view) => !isAny(view));
    return { view: side.meet(limiting.length > 0 ? limiting : held) };
  };
  const prefix = Array.from({ length }, (_, index) => position(index));
  return { prefix, items: position(length), contains: parts.flatMap(({ part }) => containsOf(node, part)) };
}

function read(part: SchemaPart, raw: JsonObject): ArrayPart {
  // Before 2020-12, a list in `items` was the prefix and `additionalItems` the rest.
  const listed = Array.isArray(raw.items) ? "items" : "prefixItems";
  const prefix = asArray(raw[listed]).map((schema, index) => ({
    raw: schema,
    loc: at(part.loc, listed, index),
  }));
  const keys = listed === "items" ? ["additionalItems"] : ["items"];
  const scope = part.scope ?? [part];
  const closed = scope.every(
    (item) => !["items", "anyOf", "oneOf", "if", "contains"].some((key) => has(item, key)),
  );
  if (closed) keys.push("unevaluatedItems");
  const key = keys.find((candidate) => raw[candidate] !== undefined);
  return { part, prefix, rest: key === undefined ? undefined : { raw: raw[key], loc: at(part.loc, key) } };
}

function has(part: SchemaPart, key: string): boolean {
  return asObject(part.raw)?.[key] !== undefined;
}

function containsOf(node: SchemaNode, part: SchemaPart): Contains[] {
  const raw = asObject(part.raw);
  if (raw?.contains === undefined) return [];
  const min = typeof raw.minContains === "number" ? raw.minContains : 1;
  const max = typeof raw.maxContains === "number" ? raw.maxContains : undefined;
  if (min === 0 && max === undefined) return [];
  const loc = at(part.loc, "contains");
  return [{ view: node.view.side.view(raw.contains, loc), loc, min, max }];
}
