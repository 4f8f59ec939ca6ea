import { canonical } from "../../json.ts";
import type { Loc } from "../../reader/pointer.ts";
import { judge, type Refusal, type Verdict } from "../judge.ts";
import type { Schema, Schemas } from "../schema/schemas.ts";
import type { JsonSchema, KeywordFault } from "../schema/types.ts";
import {
  Builder,
  type BuildOptions,
  deepest,
  EndlessError,
  type Fill,
  type Kept,
  largest,
  type Make,
  type Memo,
  type SamplePlace,
} from "./builder.ts";
import { Choices } from "./choices.ts";

/** How a sample is made. */
export interface SampleOptions {
  /** The least that is allowed, which is the default, or all that is declared. */
  readonly fill?: Fill;
  /** Items of an array that may be empty; 0 for the least and 1 for the full by default. */
  readonly items?: number;
  /** The same seed gives the same value; without one, the plainest value is made. */
  readonly seed?: number;
  /** Whether the contract's examples and defaults are taken where they fit; true by default. */
  readonly examples?: boolean;
  /** Whether a value that more than one branch of a `oneOf` accepts will do where nothing else is found. */
  readonly ambiguous?: boolean;
  /** Makes up what `x-faker` asks for, where there is a seed. */
  readonly make?: Make;
  /** What was read of the schemas when earlier values were made. */
  readonly kept?: Kept;
}

/** An example or default of the contract that its own schema refuses. */
export interface WrongExample {
  readonly value: unknown;
  /** Where in the sample it would stand. */
  readonly path: string;
  readonly refusal: Refusal;
}

/** A value for a schema, or why there is none. */
export type Sampled =
  | {
      readonly kind: "value";
      readonly value: unknown;
      readonly wrong: readonly WrongExample[];
      /** Faults of the schema, because of which nobody can say whether it really accepts the value. */
      readonly faults: readonly KeywordFault[];
    }
  | {
      readonly kind: "none";
      readonly reason: string;
      readonly loc: Loc | undefined;
      readonly wrong: readonly WrongExample[];
    };

const tries = 200;

/**
 * Tries for a value that holds without the contract's discriminators too, where one that needs them is found: as many as
 * choose at its own place, so that what is around it does not leave it out.
 */
const agreeing = 12;
const start: SamplePlace = { path: "", depth: 0, turn: 0, stack: new Set() };

/**
 * A value that the schema accepts: by example, by default, or made up. Where nothing fits with all that is declared,
 * it has the least that is allowed.
 */
export function sample(schema: Schema, options: SampleOptions = {}): Sampled {
  return orLeast(filled(schema, options), schema, options);
}

/** What was found, or where that is nothing, a value with the least that is allowed. */
export function orLeast(found: Sampled, schema: Schema, options: SampleOptions): Sampled {
  if (found.kind === "value" || options.fill !== "full") return found;
  const least = filled(schema, { ...options, fill: "least" });
  return least.kind === "value" ? { ...least, wrong: found.wrong } : found;
}

/** Like {@link sample}, and none where nothing fits with as much as was asked for. */
export function filled(schema: Schema, options: SampleOptions): Sampled {
  const settings = settingsOf(options);
  const choices = new Choices(options.seed);
  const banned = new Map<string, Set<string>>();
  const wrong: WrongExample[] = [];
  let last: Refusal | undefined;
  let ambiguous: { readonly value: unknown } | undefined;
  let disputed: Sampled | undefined;
  for (let left = tries; left > 0; left--) {
    const builder = new Builder(schema.home, settings, choices, banned);
    const value = attempt(builder, [schema.root]);
    if (value === endless) return disputed ?? none(schema, endlessReason, wrong);
    const verdict = judge(schema, value);
    const objections = verdict.kind === "refused" ? verdict.refusals : objectionsTo(schema, value);
    if (verdict.kind !== "refused") {
      const found = { kind: "value", value, wrong, faults: faultsOf(verdict) } as const;
      // What the contract shows is what it means.
      if (objections.length === 0 || builder.taken.size > 0) return found;
      if (disputed === undefined) left = agreeing;
      disputed ??= found;
    }
    last = objections[0];
    if (options.ambiguous === true && objections.every(isAmbiguous)) ambiguous ??= { value };
    const paths = new Set<string>();
    for (const refusal of objections) {
      const place = placeOf(builder.taken, refusal.path);
      if (place === undefined) paths.add(refusal.path);
      else if (ban(banned, place, builder.taken.get(place)))
        wrong.push({ value: builder.taken.get(place), path: place, refusal });
    }
    for (const path of paths) choices.next(path);
  }
  if (disputed !== undefined) return disputed;
  if (ambiguous !== undefined) return { kind: "value", value: ambiguous.value, wrong, faults: [] };
  return none(schema, `no value was found that it accepts: ${last?.message ?? "each was refused"}`, wrong);
}

/** Why a value is refused by those to whom a discriminator only describes a union; no other value needs to be. */
function objectionsTo(schema: Schema, value: unknown): readonly Refusal[] {
  const plain = schema.home.undiscriminated(schema);
  const verdict = plain && judge(plain, value);
  return verdict?.kind === "refused" ? verdict.refusals : [];
}

/** Whether a value is refused only because more than one branch accepts it. */
function isAmbiguous({ keyword, params }: Refusal): boolean {
  return keyword === "oneOf" && Array.isArray(params.passingSchemas);
}

/** A value that the schema probably accepts, made without asking. */
export function draft({ home, root }: Schema, options: SampleOptions = {}): unknown {
  return draftOf(home, [root], options);
}

/** A value for which all of the lowered schemas probably hold, made without asking. */
export function draftOf(home: Schemas, schemas: readonly JsonSchema[], options: SampleOptions = {}): unknown {
  const value = attempt(new Builder(home, settingsOf(options), new Choices(options.seed)), schemas);
  return value === endless ? null : value;
}

/** A value like that of {@link draftOf} without examples. Such values share their parts: none may be modified. */
export function sharedDraftOf(home: Schemas, schemas: readonly JsonSchema[], fill: Fill): unknown {
  const value = attempt(new Builder(home, sharing(home, fill), new Choices()), schemas);
  return value === endless ? null : value;
}

const memos = new WeakMap<Schemas, Record<Fill, Memo>>();

function sharing(home: Schemas, fill: Fill): BuildOptions {
  const memo = memos.get(home) ?? { least: new Map(), full: new Map() };
  memos.set(home, memo);
  return { ...settingsOf({ fill, examples: false }), memo: memo[fill] };
}

/** Several values like that of {@link sharedDraftOf}, each with the next choice of branches, types and members. */
export function* sharedDraftsOf(
  home: Schemas,
  schemas: readonly JsonSchema[],
  count: number,
): Generator<unknown> {
  const choices = new Choices();
  for (let turn = 0; turn < count; turn++) {
    const value = attempt(new Builder(home, sharing(home, "least"), choices), schemas);
    if (value !== endless) yield value;
    choices.next(start.path);
  }
}

const endless = Symbol("endless");
const endlessReason = `no value of it ends within ${deepest} levels and ${largest} places: it may hold itself`;

function attempt(builder: Builder, schemas: readonly JsonSchema[]): unknown {
  try {
    return builder.value(schemas, start);
  } catch (error) {
    if (error instanceof EndlessError) return endless;
    throw error;
  }
}

function settingsOf({ fill = "least", items, examples = true, make, kept }: SampleOptions): BuildOptions {
  return { fill, items: items ?? (fill === "full" ? 1 : 0), examples, make, kept, memo: undefined };
}

function faultsOf(verdict: Verdict): readonly KeywordFault[] {
  return verdict.kind === "undecided" ? verdict.faults : [];
}

function none({ loc }: Schema, reason: string, wrong: readonly WrongExample[]): Sampled {
  return { kind: "none", reason, loc, wrong };
}

/** The place of the example around a place of the value. */
function placeOf(taken: ReadonlyMap<string, unknown>, path: string): string | undefined {
  for (let place = path; ; place = place.slice(0, place.lastIndexOf("/"))) {
    if (taken.has(place)) return place;
    if (place === "") return undefined;
  }
}

/** Never takes the value at the place again; false when that was known. */
function ban(banned: Map<string, Set<string>>, place: string, value: unknown): boolean {
  const values = banned.get(place) ?? new Set<string>();
  banned.set(place, values);
  const text = canonical(value);
  const isNew = !values.has(text);
  values.add(text);
  return isNew;
}
