import { evaluate } from "../evaluate.ts";
import type { JsonSchema } from "../schema/types.ts";
import type { Builder, SamplePlace } from "./builder.ts";
import type { Draw } from "./choices.ts";
import type { Facets } from "./facets.ts";
import { type Member, schemasFor } from "./names.ts";
import { textsOf } from "./texts.ts";

/** Members that are all of an object, at most. */
const mostMembers = 1000;

/** An object with what is required, and with what is declared where the fill says so. */
export function buildObject(
  builder: Builder,
  facets: Facets,
  place: SamplePlace,
  turn: number,
  draw: Draw,
): Record<string, unknown> {
  const optional = optionalNames(builder, facets, place);
  const names = wantedNames(builder, facets, place, { optional, turn, draw });
  completeDependents(facets, names);
  const pairs: [string, unknown][] = [];
  for (const name of names) {
    const schemas = facets.members.get(name)?.schemas ?? schemasFor(facets.objects, name);
    pairs.push([name, builder.value(schemas, builder.inside(place, name, pairs.length))]);
  }
  const oddTurn = turn - 2 - optional.length;
  if (oddTurn >= 0) pairs.push(...oddMembers(builder, facets, place, oddTurn));
  return Object.fromEntries(pairs);
}

/** Values of which most schemas refuse one. */
const odds: readonly unknown[] = ["text", 1, true, {}];

/**
 * What keeps other branches of a union from fitting too: a property of theirs with a value that they do not expect.
 * First one of each branch at once, then one after the other.
 */
function oddMembers(
  builder: Builder,
  { foreign, objects }: Facets,
  place: SamplePlace,
  turn: number,
): [string, unknown][] {
  const unclaimed = foreign.map((branch) =>
    [...branch].filter(([name]) => schemasFor(objects, name).length === 0),
  );
  const odd = ([name, schema]: [string, JsonSchema]): [string, unknown] => {
    const expected = schema === false ? undefined : builder.value([schema], builder.inside(place, name));
    const others = odds.filter((value) => typeof value !== typeof expected);
    const whole = builder.home.some([schema]);
    return [name, others.find((value) => evaluate(whole, value) === "refused") ?? others[0]];
  };
  if (turn === 0) return unclaimed.flatMap((branch) => branch.slice(0, 1)).map(odd);
  return unclaimed
    .flat()
    .slice(turn - 1, turn)
    .map(odd);
}

/** The declared properties that need not be there, may be there, and do not lead in a circle. */
function optionalNames(builder: Builder, { members, required }: Facets, place: SamplePlace): string[] {
  const found: string[] = [];
  for (const [name, member] of members)
    if (!required.has(name) && isOpen(builder, member, place)) found.push(name);
  return found;
}

interface Wish {
  readonly optional: readonly string[];
  readonly turn: number;
  readonly draw: Draw;
}

function wantedNames(
  builder: Builder,
  facets: Facets,
  place: SamplePlace,
  { optional, turn, draw }: Wish,
): Set<string> {
  const { members, required, minProperties, maxProperties } = facets;
  // The second turn is the other fill; each one after it has one property more or less.
  const isFull = (builder.options.fill === "full") !== (turn === 1) && place.depth < 4;
  const chosen = new Set(
    isFull
      ? optional
      : optional.filter((name) => isInherited(name) || (draw.random !== undefined && draw.of(2) === 0)),
  );
  const turned = optional[turn - 2];
  if (turned !== undefined && !chosen.delete(turned)) chosen.add(turned);
  const names = new Set<string>();
  for (const name of members.keys()) if (required.has(name)) names.add(name);
  for (const name of required) names.add(name);
  for (const name of chosen) if (names.size < maxProperties) names.add(name);
  for (const name of optional) if (names.size < minProperties) names.add(name);
  if (names.size < minProperties)
    for (const name of freeNames(facets))
      if (names.add(name).size >= Math.min(minProperties, mostMembers)) break;
  return names;
}

/** Whether every object has such a member: one without its own would have a function there, which compilers see too. */
export function isInherited(name: string): boolean {
  return name in Object.prototype && !name.startsWith("__");
}

/** Whether the property may be there, and does not lead in a circle. */
function isOpen(builder: Builder, { schemas, refs }: Member, place: SamplePlace): boolean {
  return !schemas.includes(false) && !refs.some((ref) => builder.isWithin(ref, place));
}

/** Names that a schema leaves to whoever writes the value. */
function* freeNames(facets: Facets): Generator<string> {
  for (const { patterns } of facets.objects)
    for (const [pattern] of patterns) yield* namesOf(facets, [{ pattern }]);
  yield* namesOf(facets, []);
  for (let index = 1; index <= mostMembers; index++) yield `extra${index}`;
}

function namesOf(facets: Facets, more: readonly JsonSchema[]): string[] {
  const demands = [...facets.names, ...more].filter((schema) => typeof schema === "object");
  if (demands.length === 0) return [];
  const listed = demands.flatMap((schema) => (Array.isArray(schema.enum) ? schema.enum.map(String) : []));
  const text = (key: string) =>
    demands.flatMap((schema) => (typeof schema[key] === "string" ? [schema[key]] : []));
  const number = (key: string) =>
    demands.flatMap((schema) => (typeof schema[key] === "number" ? [schema[key]] : []));
  const made = textsOf(
    {
      patterns: text("pattern"),
      formats: text("format"),
      encodings: [],
      minLength: Math.max(0, ...number("minLength")),
      maxLength: Math.min(Number.POSITIVE_INFINITY, ...number("maxLength")),
    },
    undefined,
    Math.min(facets.minProperties, mostMembers),
  );
  return [...listed, ...made];
}

/** Adds what the names that are there ask for, until nothing more is asked. */
function completeDependents(facets: Facets, names: Set<string>): void {
  if (facets.dependent.size === 0) return;
  const met = new Set<unknown>();
  for (const name of names) {
    for (const demand of facets.dependent.get(name) ?? []) {
      if (met.has(demand)) continue;
      met.add(demand);
      if (Array.isArray(demand)) for (const other of demand) names.add(other);
      else facets.meet(demand);
    }
    for (const other of facets.required) names.add(other);
  }
}
