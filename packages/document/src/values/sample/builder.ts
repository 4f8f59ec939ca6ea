import { canonical } from "../../json.ts";
import { escapeStep } from "../../reader/pointer.ts";
import type { Random } from "../random.ts";
import type { Schemas } from "../schema/schemas.ts";
import { meantNull } from "../schema/spelling.ts";
import type { JsonSchema } from "../schema/types.ts";
import { buildArray } from "./array.ts";
import type { Choices, Draw } from "./choices.ts";
import { Facets } from "./facets.ts";
import { ends } from "./height.ts";
import { refsOf } from "./names.ts";
import { numbersOf } from "./numbers.ts";
import { buildObject } from "./object.ts";
import { textsOf } from "./texts.ts";

/** How much a value holds: the least that is allowed, or all that is declared, down to a few levels. */
export type Fill = "least" | "full";

/** How a value is made up. */
export interface BuildOptions {
  readonly fill: Fill;
  /** Items of an array that may be empty; 0 for the least, 1 for the full by default. */
  readonly items: number;
  /** Whether the contract's examples and defaults are taken. */
  readonly examples: boolean;
  /** Makes up what `x-faker` asks for, where values are made by chance; undefined when it cannot. */
  readonly make: Make | undefined;
  readonly kept: Kept | undefined;
  /** What was made before for single schemas, where values may share parts; see {@link Builder.value}. */
  readonly memo: Memo | undefined;
}

/** The values that were made for a schema, by their depth. */
export type Memo = Map<JsonSchema, Made[]>;

/** A value, what it cost, and the definitions that it would be another one below. */
interface Made {
  readonly value: unknown;
  readonly places: number;
  readonly asked: ReadonlySet<string>;
}

/**
 * What the schemas of one contract say where there is nothing to choose, for who makes many values of them: it takes
 * more memory than the schemas themselves.
 */
export type Kept = WeakMap<object, Facets>;

/** Makes a value by a recipe such as `internet.email`. */
export type Make = (recipe: unknown, random: Random) => unknown;

/** Where in the value the builder is. */
export interface SamplePlace {
  readonly path: string;
  readonly depth: number;
  /** How many choices further the places inside are than they would be by themselves. */
  readonly turn: number;
  /** The definitions that the schemas on the way here have gone through. */
  readonly stack: ReadonlySet<string>;
}

/** Thrown when a value would never end. */
export class EndlessError extends Error {}

/** The deepest place of a value, and the most places that it has. */
export const deepest = 40;
export const largest = 20_000;

/** Choices of branches that are looked at for one value. */
const mostBranches = 24;

/** Makes up one value; whether the schema accepts it is for the judge to say. */
export class Builder {
  readonly home: Schemas;
  readonly options: BuildOptions;
  readonly choices: Choices;
  /** The examples that were taken, by their place in the value. */
  readonly taken = new Map<string, unknown>();
  private readonly banned: ReadonlyMap<string, ReadonlySet<string>>;
  private left = largest;
  /** The definitions that were looked for on the way to the place at hand. */
  private asked = new Set<string>();

  constructor(
    home: Schemas,
    options: BuildOptions,
    choices: Choices,
    banned: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
  ) {
    this.home = home;
    this.options = options;
    this.choices = choices;
    this.banned = banned;
  }

  /** A value for which all the schemas should hold. `shift` asks for another one than the first. */
  value(schemas: readonly JsonSchema[], place: SamplePlace, shift = 0): unknown {
    const [schema, ...more] = schemas;
    const { memo } = this.options;
    // The outermost place is the one that takes further choices.
    const isShifted = shift + place.turn > 0;
    if (memo === undefined || place.path === "" || typeof schema !== "object" || more.length > 0 || isShifted)
      return this.fresh(schemas, place, shift);
    const byDepth = memo.get(schema) ?? [];
    memo.set(schema, byDepth);
    const around = this.asked;
    let known = byDepth[place.depth];
    if (known === undefined || overlaps(known.asked, place.stack)) {
      const { left } = this;
      this.asked = new Set();
      const value = this.fresh(schemas, place, 0);
      known = { value, places: left - this.left, asked: this.asked };
      if (!overlaps(known.asked, place.stack)) byDepth[place.depth] = known;
    } else this.left -= known.places;
    for (const ref of known.asked) around.add(ref);
    this.asked = around;
    return known.value;
  }

  private fresh(schemas: readonly JsonSchema[], place: SamplePlace, shift: number): unknown {
    if (place.depth > deepest || this.left-- <= 0) throw new EndlessError();
    const turn = place.turn + shift;
    const { draw, facets } = this.possible(schemas, place, turn);
    const given = this.given(facets, place.path);
    const stack = facets.refs.size === 0 ? place.stack : new Set([...place.stack, ...facets.refs]);
    const within = { path: place.path, depth: place.depth, stack, turn };
    // A value that would hold itself ends where it may be null.
    const isNullable = given.length === 0 && facets.types?.includes("null");
    if (isNullable && [...facets.refs].some((ref) => this.isWithin(ref, place))) return null;
    if (draw.random !== undefined) {
      const made = this.made(facets, draw.random);
      if (made !== undefined) return made;
      const chosen = given[draw.of(given.length)];
      return chosen === undefined ? this.typed(facets, within, 0, draw) : chosen.value;
    }
    // A list of values is all that there is.
    const isClosed = facets.values !== undefined && given.length > 0;
    const chosen = given[isClosed ? draw.rest() % given.length : draw.rest()];
    if (chosen !== undefined) return this.take(chosen, place.path);
    return this.typed(facets, within, draw.rest() - given.length, draw);
  }

  /** The first choice of branches that do not contradict each other at once. */
  private possible(
    schemas: readonly JsonSchema[],
    place: SamplePlace,
    shift: number,
  ): { draw: Draw; facets: Facets } {
    for (let more = shift; ; more++) {
      const draw = this.choices.at(place.path, more);
      const facets = this.facets(schemas, place, draw);
      const isImpossible = facets.types?.length === 0 || facets.values?.length === 0;
      if (!isImpossible || more - shift >= mostBranches) return { draw, facets };
    }
  }

  /** Whether the value at the place stands in one of the definition. */
  isWithin(ref: string, place: SamplePlace): boolean {
    this.asked.add(ref);
    return place.stack.has(ref);
  }

  /** The place of a member or an item. Those of a higher `order` turn more slowly, so that all combinations come. */
  inside(place: SamplePlace, key: string | number, order = 0): SamplePlace {
    const path = `${place.path}/${escapeStep(String(key))}`;
    const { depth, turn, stack } = place;
    return { path, depth: depth + 1, turn: turn === 0 ? 0 : Math.floor(turn / 2 ** order), stack };
  }

  /** What the schemas say together, a branch chosen wherever there are several. */
  facets(schemas: readonly JsonSchema[], place: SamplePlace, draw: Draw): Facets {
    const [first, ...others] = schemas;
    const only = typeof first === "object" && others.length === 0 ? first : undefined;
    const known = only && this.options.kept?.get(only);
    if (known !== undefined) return known;
    let isChosen = false;
    const facets = new Facets(this.home, (branches) => {
      isChosen = true;
      const usable = this.usable(branches, place);
      return usable[draw.of(usable.length)] ?? 0;
    });
    for (const schema of schemas) facets.meet(schema);
    if (only && !isChosen && facets.dependent.size === 0) this.options.kept?.set(only, facets);
    return facets;
  }

  /** Positions of the branches to choose from: where a value would hold itself, those that lead out. */
  private usable(branches: readonly JsonSchema[], place: SamplePlace): number[] {
    const order = [...branches.keys()].filter((index) => branches[index] !== meantNull);
    const fresh = order.filter((index) => !refsOf(branches[index]).some((ref) => this.isWithin(ref, place)));
    const isDeep = place.depth > 6 || fresh.length === 0;
    if (!isDeep) return fresh;
    if (branches.includes(meantNull)) return [branches.indexOf(meantNull)];
    for (let budget = 0; budget < 8; budget++) {
      const leading = order.filter((index) => ends(this.home, branches[index] ?? true, budget));
      if (leading.length > 0) return leading;
    }
    return order;
  }

  private given(facets: Facets, path: string): { value: unknown; isExample: boolean }[] {
    const { tags, expected } = facets;
    const isOpen = facets.values === undefined && tags.length + expected.length + facets.shown.length === 0;
    if (isOpen) return [];
    const listed = facets.values && new Set(facets.values.map(canonical));
    const fine = (value: unknown) =>
      (listed === undefined || listed.has(canonical(value))) && !this.banned.get(path)?.has(canonical(value));
    // Another name would lead to another branch.
    const isMeant = (value: unknown) => tags.length === 0 || tags.includes(value);
    const shown = this.options.examples ? facets.shown.filter(isMeant) : [];
    const listedValues = [...tags, ...expected, ...(facets.values ?? [])].filter(
      (value) => fine(value) && isOfTypes(value, facets.types),
    );
    // Who lists null next to something else means the other.
    const useful = listedValues.filter((value) => value !== null);
    return [
      ...shown.filter(fine).map((value) => ({ value, isExample: true })),
      ...(useful.length > 0 ? useful : listedValues).map((value) => ({ value, isExample: false })),
    ];
  }

  private made({ recipes }: Facets, random: Random): unknown {
    const [recipe] = recipes;
    return recipe === undefined ? undefined : this.options.make?.(recipe, random);
  }

  private take({ value, isExample }: { value: unknown; isExample: boolean }, path: string): unknown {
    if (isExample) this.taken.set(path, value);
    return value;
  }

  /** The JSON that a text holds. */
  private held({ held }: Facets, place: SamplePlace): string | undefined {
    return held.length === 0
      ? undefined
      : JSON.stringify(this.value(held, this.inside(place, "contentSchema")));
  }

  private typed(facets: Facets, place: SamplePlace, variant: number, draw: Draw): unknown {
    const types = typesFor(facets);
    const type = types[variant % Math.max(1, types.length)];
    const turn = Math.floor(variant / Math.max(1, types.length));
    if (type === "object") return buildObject(this, facets, place, turn, draw);
    if (type === "array") return buildArray(this, facets, place, turn);
    if (type === "string")
      return nth(textsOf(facets, draw.random, 4, this.held(facets, place)), turn) ?? "text";
    if (type === "number" || type === "integer")
      return nth(numbersOf(facets, type === "integer", draw.random), turn) ?? 0;
    if (type === "boolean") return draw.random === undefined ? turn % 2 === 0 : draw.of(2) === 0;
    return null;
  }
}

function overlaps(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const each of other) if (one.has(each)) return true;
  return false;
}

/** Whether a value is of one of the types; what a schema names no types for is. */
function isOfTypes(value: unknown, types: readonly string[] | undefined): boolean {
  if (types === undefined) return true;
  if (value === null) return types.includes("null");
  if (Array.isArray(value)) return types.includes("array");
  return types.includes(typeof value) || (Number.isInteger(value) && types.includes("integer"));
}

/** The item with that number, counted round and round; made no further than it is needed. */
function nth<T>(items: Iterable<T>, number: number): T | undefined {
  if (number === 0) for (const item of items) return item;
  const seen: T[] = [];
  for (const item of items) if (seen.push(item) > number) return item;
  return seen[number % Math.max(1, seen.length)];
}

const all = ["object", "array", "string", "number", "boolean", "null"];

/** The types to try, the one that the schema is about first. */
function typesFor(facets: Facets): string[] {
  const { types } = facets;
  // Who allows null next to something else means the other.
  if (types?.length === 1) return types;
  if (types !== undefined) return types.toSorted((a, b) => Number(a === "null") - Number(b === "null"));
  const first = hintOf(facets);
  return [first, ...all.filter((type) => type !== first)];
}

function hintOf(facets: Facets): string {
  if (facets.objects.length > 0 || facets.required.size > 0 || facets.minProperties > 0) return "object";
  if (facets.arrays.length > 0 || facets.contains.length > 0 || facets.minItems > 0) return "array";
  if (facets.low.length + facets.high.length + facets.steps.length > 0) return "number";
  return "string";
}
