import { asArray, asObject, canonical, get, type JsonObject } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { arrayShape } from "../normalise/array.ts";
import { nodeOf, type SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import type { SchemaPart, View } from "../normalise/view.ts";
import type { Mode } from "../relation/delta.ts";
import { numbers, texts } from "./near.ts";
import { sampleOf } from "./values.ts";

/** Schemas that are asked about one value at most: with more, there are too many values to try. */
const most = 24;

/**
 * Values at the edge of the alternatives, conditions and exceptions of the schemas: what two of them accept, and what
 * just one does.
 */
export function* edges(nodes: readonly SchemaNode[], mode: Mode): Generator<unknown> {
  const parts = partsOf(nodes);
  yield* listedIn(parts);
  yield* [null, true, false, 0, 1, 0.5, "", "a", [], {}, { anything: "a" }];
  yield* numbers(parts);
  yield* texts(parts);
  const samples = distinct(parts.flatMap(({ view }) => [sampleOf(view, mode), sampleOf(view, mode, "full")]));
  yield* samples;
  const objects = samples.map(asObject).filter((sample) => sample !== undefined);
  for (const one of objects)
    for (const other of objects) if (!isWithin(one, other)) yield { ...one, ...other };
  yield* withMembers(parts, objects, mode);
  yield* withItems(parts, samples, mode);
}

/** The values that the schemas, their alternatives, conditions and exceptions name. */
export function listedAround(nodes: readonly SchemaNode[]): Set<string> {
  return new Set(listedIn(partsOf(nodes)).map(canonical));
}

/** The values without those that both schemas have. */
function distinct(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [canonical(value), value])).values()];
}

/** Whether the other object takes the place of every member. */
function isWithin(one: JsonObject, other: JsonObject): boolean {
  for (const name in one) if (!Object.hasOwn(other, name)) return false;
  return true;
}

/** Objects in which one member is at the edge of what any of the schemas says of it, or missing. */
function* withMembers(
  parts: readonly SchemaNode[],
  objects: readonly JsonObject[],
  mode: Mode,
): Generator<unknown> {
  const views = new Map<string, View[]>();
  for (const part of parts)
    for (const [name, { view }] of objectShape(part).properties)
      views.set(name, [...(views.get(name) ?? []), view]);
  for (const [name, held] of views) {
    const inner = partsOf(held.flatMap((view) => nodeOf(view) ?? []));
    const values = distinct([
      ...listedIn(inner),
      ...inner.map(({ view }) => sampleOf(view, mode)),
      ...numbers(inner).slice(0, 6),
      "a",
      1,
      null,
    ]);
    for (const object of [{}, ...objects.slice(0, 6)]) {
      const { [name]: _, ...without }: JsonObject = object;
      yield without;
      for (const value of values) yield { ...without, [name]: value };
    }
  }
}

/** Arrays of items that any of the schemas would have, alone and next to each other. */
function* withItems(
  parts: readonly SchemaNode[],
  samples: readonly unknown[],
  mode: Mode,
): Generator<unknown> {
  const views = parts.flatMap((part) => {
    const { prefix, items, contains } = arrayShape(part);
    return [...prefix.map(({ view }) => view), items.view, ...contains.map(({ view }) => view)];
  });
  const inner = partsOf([...new Set(views)].flatMap((view) => nodeOf(view) ?? []));
  const items = [
    ...listedIn(inner),
    ...inner.map(({ view }) => sampleOf(view, mode)),
    null,
    1,
    2,
    "a",
    "b",
    0.5,
  ].slice(0, 24);
  for (const one of items) yield* [[one], [one, one], [one, one, one]];
  for (const one of items.slice(0, 12)) for (const other of items.slice(0, 12)) yield [one, other];
  for (const sample of samples)
    if (Array.isArray(sample)) for (const item of items.slice(0, 8)) yield [...sample, item];
}

function listedIn(nodes: readonly SchemaNode[]): unknown[] {
  return nodes.flatMap(({ values }) => [...values.values()].flatMap((held) => [...held.values.values()]));
}

/** The schemas, and all that their alternatives, exceptions and conditions say of the same value. */
function partsOf(nodes: readonly SchemaNode[]): SchemaNode[] {
  const found = new Set(nodes);
  for (const node of found) {
    if (found.size >= most) break;
    for (const part of node.view.parts)
      for (const view of inside(node.view, part)) {
        const inner = nodeOf(view);
        if (inner !== undefined) found.add(inner);
      }
  }
  return [...found];
}

const lists = ["oneOf", "anyOf"] as const;
const single = ["not", "if", "then", "else"] as const;

function inside({ side }: View, { raw, loc }: SchemaPart): View[] {
  const schemas = [
    ...lists.flatMap((key) =>
      asArray(get(raw, key)).map((schema, index) => ({ schema, at: at(loc, key, index) })),
    ),
    ...single.map((key) => ({ schema: get(raw, key), at: at(loc, key) })),
  ];
  return schemas.flatMap((each) => (each.schema === undefined ? [] : [side.view(each.schema, each.at)]));
}
