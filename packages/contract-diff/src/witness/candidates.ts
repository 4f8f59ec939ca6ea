import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { ARR, BOOL, INT, NULL, NUM, OBJ, STR } from "../keywords/mask.ts";
import { arrayShape } from "../normalise/array.ts";
import { nodeOf, type SchemaNode } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import type { Delta, Mode } from "../relation/delta.ts";
import { numbers, texts } from "./near.ts";
import { sampleArray, sampleObject, sampleOf, turnsOf } from "./values.ts";

const oddities: readonly unknown[] = ["text", 1, 0.5, true, null, {}, [], "", -1, [1], { a: 1 }];

/** Values that may be accepted by one schema and refused by the other; the first that Ajv confirms is the witness. */
export function* candidates(
  accepts: SchemaNode,
  refuses: SchemaNode,
  mode: Mode,
  { name, alternatives = [] }: Pick<Delta, "name" | "alternatives">,
): Generator<unknown> {
  for (const fill of ["least", "full"] as const)
    for (const view of alternatives) yield sampleOf(view, mode, fill);
  if (name !== undefined) yield* aboutProperty(accepts, refuses, mode, name);
  const nodes = [accepts, refuses];
  const { types } = accepts;
  for (const node of nodes) for (const { values } of node.values.values()) yield* values.values();
  if ((types & NULL) !== 0) yield null;
  if ((types & OBJ) !== 0) yield* objects(accepts, refuses, mode);
  if ((types & STR) !== 0) yield* texts(nodes);
  yield* counted(accepts) ?? [];
  if ((types & NUM) !== 0) yield* numbers(nodes);
  if ((types & BOOL) !== 0) yield* [true, false];
  if ((types & ARR) !== 0) yield* arrays(accepts, refuses, mode);
  yield* members(nodes, mode);
  yield* exceptions(nodes, mode);
}

/** Whole numbers between bounds that are counted rather than tried here and there. */
const mostCounted = 100;

/** All numbers that the node takes, where they are whole and few; undefined where they are not. */
export function counted({ types, demands }: SchemaNode): readonly number[] | undefined {
  const [low, high] = [demands.value("minimum"), demands.value("maximum")];
  if ((types & NUM) !== INT || low === undefined || high === undefined) return undefined;
  const [from, to] = [Math.ceil(low.at), Math.floor(high.at)];
  if (to - from >= mostCounted) return undefined;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** Values that a `not` or an `if` is about. */
function* exceptions(nodes: readonly SchemaNode[], mode: Mode): Generator<unknown> {
  const views = nodes.flatMap((node) => [
    ...node.nots.map(({ view }) => view),
    ...node.conditions.map((part) => node.view.side.view(get(part.raw, "if"), at(part.loc, "if"))),
  ]);
  for (const view of views) {
    for (const { values } of nodeOf(view)?.values.values() ?? []) yield* values.values();
    yield sampleOf(view, mode);
    yield sampleOf(view, mode, "full");
  }
}

/** Values that differ only in one property from one that the refusing schema takes: they show this cause alone. */
function* aboutProperty(
  accepts: SchemaNode,
  refuses: SchemaNode,
  mode: Mode,
  name: string,
): Generator<unknown> {
  for (const fill of ["least", "full"] as const) {
    const fine = sampleObject(refuses.view, mode, fill);
    const { [name]: _, ...without } = fine;
    yield without;
    const own = objectShape(accepts).properties.get(name);
    if (own !== undefined) yield { ...fine, [name]: sampleOf(own.view, mode) };
    for (const odd of oddities) yield { ...fine, [name]: odd };
  }
}

function* members(nodes: readonly SchemaNode[], mode: Mode): Generator<unknown> {
  for (const group of nodes.flatMap((node) => node.groups)) {
    for (const member of group.members) {
      yield sampleOf(member, mode);
      yield sampleOf(member, mode, "full");
    }
  }
  yield* oddities;
}

function* objects(accepts: SchemaNode, refuses: SchemaNode, mode: Mode): Generator<unknown> {
  const least = sampleObject(accepts.view, mode);
  yield least;
  const most = sampleObject(accepts.view, mode, "full");
  yield most;
  for (const node of [accepts, refuses]) if (node.groups.length > 0) yield* turnsOf(node.view, mode);
  for (const group of [...accepts.groups, ...refuses.groups]) {
    for (const member of group.members) {
      const inner = sampleOf(member, mode, "full");
      if (typeof inner === "object" && inner !== null && !Array.isArray(inner)) yield { ...least, ...inner };
    }
  }
  for (const name of namesOf([accepts, refuses])) {
    const { [name]: _, ...without } = most;
    yield without;
    const own = objectShape(accepts).properties.get(name)?.view ?? objectShape(accepts).additional.view;
    yield { ...least, [name]: sampleOf(own, mode, "full") };
    for (const odd of oddities.slice(0, 7)) yield* [{ ...least, [name]: odd }, { [name]: odd }];
  }
  yield* sized(accepts, refuses, least, most, mode);
  const patterns = [...objectShape(accepts).patterns.keys(), ...objectShape(refuses).patterns.keys()];
  for (const name of [
    "extra",
    "A1",
    "x-1",
    "",
    ...firstOf(texts([accepts, refuses]), 3),
    ...patterns.map(bare),
  ]) {
    for (const odd of oddities.slice(0, 7)) yield { ...least, [name]: odd };
  }
}

function firstOf<T>(items: Iterable<T>, count: number): T[] {
  const found: T[] = [];
  for (const item of items) if (found.push(item) === count) break;
  return found;
}

/** Names that either schema, or one of its alternatives, declares. */
function namesOf(nodes: readonly SchemaNode[]): Set<string> {
  const inner = nodes
    .flatMap((node) => node.groups.flatMap((group) => group.members))
    .flatMap((view) => nodeOf(view) ?? []);
  return new Set([...nodes, ...inner].flatMap((node) => [...objectShape(node).properties.keys()]));
}

function bare(pattern: string): string {
  return pattern.replace(/[\^$\\.*+?()[\]{}|]/g, "");
}

/** Objects around the limits of `minProperties` and `maxProperties`. */
function* sized(
  accepts: SchemaNode,
  refuses: SchemaNode,
  least: object,
  most: object,
  mode: Mode,
): Generator<unknown> {
  const filler = sampleOf(objectShape(accepts).additional.view, mode);
  for (const size of around([accepts, refuses], ["min-properties", "max-properties"])) {
    const chosen = Object.entries({ ...least, ...most }).slice(0, size);
    for (let i = 0; chosen.length < size; i++) chosen.push([`extra${i}`, filler]);
    yield Object.fromEntries(chosen);
  }
}

function* arrays(accepts: SchemaNode, refuses: SchemaNode, mode: Mode): Generator<unknown> {
  const sizes = new Set([0, 1, 2, 3, ...around([accepts, refuses], ["min-items", "max-items"])]);
  for (const { min, max } of [...arrayShape(accepts).contains, ...arrayShape(refuses).contains]) {
    for (const size of [min - 1, min, (max ?? min) + 1]) if (size >= 0) sizes.add(size);
  }
  for (const size of sizes) {
    const items = sampleArray(accepts.view, mode, size);
    yield items;
    yield items.map((item, index) => unlike(item, index));
    yield items.map(() => items[0]);
    for (const odd of oddities) yield Array.from({ length: size }, () => odd);
    for (const { view } of arrayShape(refuses).contains)
      yield Array.from({ length: size }, () => sampleOf(view, mode));
  }
}

/** Rows that limit how many there may be. */
type Size = "min-properties" | "max-properties" | "min-items" | "max-items";

/** The item made different from its neighbours, where that is easy. */
function unlike(item: unknown, index: number): unknown {
  if (typeof item === "number") return item + index;
  return typeof item === "string" ? `${item}${index}` : item;
}

function around(nodes: readonly SchemaNode[], names: readonly Size[]): number[] {
  const limits = nodes.flatMap((node) => names.map((name) => node.demands.value(name)));
  const near = limits.flatMap((limit) => (limit === undefined ? [] : [limit - 1, limit, limit + 1]));
  return [...new Set(near)].filter((size) => size >= 0 && size <= 1500);
}
