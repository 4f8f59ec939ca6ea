import { asArray, canonical, entries, equal, isObject, type JsonObject } from "../json.ts";
import { isFormat } from "./ajv.ts";
import { rangeOf } from "./formats.ts";
import { isMultiple } from "./multiple.ts";
import { leftOut } from "./schema/keywords.ts";
import { regexOf } from "./schema/pattern.ts";
import type { Schema } from "./schema/schemas.ts";
import type { JsonSchema } from "./schema/types.ts";

/** What a schema says of a value when nothing is compiled for it; reasons are for the compiled judge to give. */
export type Answer = "accepted" | "refused" | "undecided";

/**
 * Goes through the value once, keyword by keyword. The compiled judge answers faster and says why, but compiling a
 * schema of a thousand parts takes longer than a few answers are worth; here only the parts count that the value has.
 */
export function evaluate(schema: Schema, value: unknown): Answer {
  return evaluatorOf(schema.home)(schema, value);
}

/** Like {@link evaluate}, for schemas of one home. */
export type Evaluator = (schema: Schema, value: unknown) => Answer;

/** For many values that share parts: what each schema says of an object is remembered, so no value may be modified. */
export function evaluatorOf(home: Schema["home"]): Evaluator {
  const evaluation = new Evaluation(home);
  return ({ root }, value) => {
    try {
      evaluation.isUncertain = false;
      const isFine = evaluation.of(root, value) !== undefined;
      return evaluation.isUncertain ? "undecided" : isFine ? "accepted" : "refused";
    } catch (error) {
      if (error instanceof RangeError) return "undecided";
      throw error;
    }
  };
}

/** Names and positions that a schema spoke of, which `unevaluated…` leaves alone. */
type Seen = ReadonlySet<string | number>;

/** Notes what a schema speaks of; undefined where no `unevaluated…` asks. */
type Notes = Set<string | number> | undefined;

const nothing: Seen = new Set();

/** What became of a value, and whether a keyword at fault was left out on the way. */
interface Outcome {
  readonly seen: Seen | undefined;
  readonly isNoted: boolean;
  readonly isUncertain: boolean;
}

/** What is seen of a schema at once, before anything is remembered: most alternatives refuse a value by their tag. */
interface Sight {
  /** The schema that it refers to and says no more than. */
  readonly target: JsonSchema | undefined;
  /** Members that list their values. */
  readonly tags: readonly (readonly [name: string, member: JsonObject])[];
}

class Evaluation {
  /** Whether the value got to where a keyword at fault was left out. */
  isUncertain = false;
  private readonly home: Schema["home"];
  private readonly known = new WeakMap<object, Map<JsonObject, Outcome>>();
  private readonly sights = new WeakMap<JsonObject, Sight>();

  constructor(home: Schema["home"]) {
    this.home = home;
  }

  /** What the schema spoke of in a value that it accepts, as far as `isNoted` asks; undefined when it refuses it. */
  of(schema: JsonSchema, value: unknown, isNoted = false): Seen | undefined {
    if (typeof schema === "boolean") return schema ? nothing : undefined;
    if (typeof value !== "object" || value === null) return this.fresh(schema, value, isNoted);
    const { target, tags } = this.sightOf(schema);
    if (target !== undefined) return this.of(target, value, isNoted);
    if (!isOfType(schema.type, value)) return undefined;
    if (isObject(value))
      for (const [name, member] of tags)
        if (Object.hasOwn(value, name) && !isListed(member, value[name])) return undefined;
    const known = this.known.get(value) ?? new Map<JsonObject, Outcome>();
    let outcome = known.get(schema);
    const before = this.isUncertain;
    if (outcome === undefined || (isNoted && !outcome.isNoted)) {
      this.isUncertain = false;
      const seen = this.fresh(schema, value, isNoted);
      outcome = { seen, isNoted, isUncertain: this.isUncertain };
      this.known.set(value, known.set(schema, outcome));
    }
    this.isUncertain = before || outcome.isUncertain;
    return outcome.seen;
  }

  private sightOf(schema: JsonObject): Sight {
    const known = this.sights.get(schema);
    if (known !== undefined) return known;
    const [[key, ref] = [], ...more] = Object.entries(schema);
    const target = key === "$ref" && more.length === 0 ? this.home.definition(String(ref)).root : undefined;
    const tags = entries(schema.properties).flatMap(([name, member]) =>
      isObject(member) && ("const" in member || "enum" in member) ? [[name, member] as const] : [],
    );
    this.sights.set(schema, { target, tags });
    return { target, tags };
  }

  private fresh(schema: JsonObject, value: unknown, isNoted: boolean): Seen | undefined {
    if (leftOut in schema) this.isUncertain = true;
    if (!isOfType(schema.type, value) || !isListed(schema, value) || !this.isPlain(schema, value))
      return undefined;
    const asks = (schema.unevaluatedProperties ?? schema.unevaluatedItems) !== undefined;
    const seen: Notes = isNoted || asks ? new Set() : undefined;
    if (!this.branches(schema, value, seen)) return undefined;
    if (Array.isArray(value) && !this.items(schema, value, seen)) return undefined;
    if (isObject(value) && !this.members(schema, value, seen)) return undefined;
    return seen ?? nothing;
  }

  private isFine(schema: unknown, value: unknown): boolean {
    return this.of(schema as JsonSchema, value) !== undefined;
  }

  /** What numbers and texts are asked. */
  private isPlain(schema: JsonObject, value: unknown): boolean {
    if (typeof value === "number") return isFineNumber(schema, value);
    return typeof value !== "string" || isFineText(schema, value);
  }

  /** Schemas that the same value meets. */
  private branches(schema: JsonObject, value: unknown, seen: Notes): boolean {
    const meets = (part: unknown) => {
      const more = this.of(part as JsonSchema, value, seen !== undefined);
      if (seen !== undefined) for (const each of more ?? []) seen.add(each);
      return more !== undefined;
    };
    if (typeof schema.$ref === "string" && !meets(this.home.definition(schema.$ref).root)) return false;
    if (!asArray(schema.allOf).every(meets)) return false;
    if (schema.anyOf !== undefined) {
      const parts = asArray(schema.anyOf);
      if (seen === undefined ? !parts.some(meets) : parts.filter(meets).length === 0) return false;
    }
    if (schema.oneOf !== undefined && !isOne(asArray(schema.oneOf), meets)) return false;
    if (schema.not !== undefined && this.isFine(schema.not, value)) return false;
    return schema.if === undefined || condition(schema, meets);
  }

  private items(schema: JsonObject, value: readonly unknown[], seen: Notes): boolean {
    if (!isWithin(schema, "minItems", "maxItems", value.length)) return false;
    if (schema.uniqueItems === true && new Set(value.map(canonical)).size < value.length) return false;
    const prefix = asArray(schema.prefixItems);
    for (const [index, item] of value.entries()) {
      const own = index < prefix.length ? prefix[index] : schema.items;
      if (own === undefined) continue;
      if (!this.isFine(own, item)) return false;
      seen?.add(index);
    }
    if (schema.contains !== undefined && !this.contains(schema, value, seen)) return false;
    return (
      schema.unevaluatedItems === undefined ||
      this.unevaluated(schema.unevaluatedItems, [...value.entries()], seen)
    );
  }

  private contains(schema: JsonObject, value: readonly unknown[], seen: Notes): boolean {
    let count = 0;
    for (const [index, item] of value.entries()) {
      if (!this.isFine(schema.contains, item)) continue;
      seen?.add(index);
      count++;
    }
    const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = schema;
    return count >= Number(minContains) && count <= Number(maxContains);
  }

  private members(schema: JsonObject, value: JsonObject, seen: Notes): boolean {
    const names = Object.keys(value);
    if (!isWithin(schema, "minProperties", "maxProperties", names.length)) return false;
    if (!asArray(schema.required).every((name) => Object.hasOwn(value, String(name)))) return false;
    for (const [name, others] of entries(schema.dependentRequired))
      if (
        Object.hasOwn(value, name) &&
        !asArray(others).every((other) => Object.hasOwn(value, String(other)))
      )
        return false;
    for (const [name, inner] of entries(schema.dependentSchemas)) {
      if (!Object.hasOwn(value, name)) continue;
      const more = this.of(inner as JsonSchema, value, seen !== undefined);
      if (more === undefined) return false;
      if (seen !== undefined) for (const each of more) seen.add(each);
    }
    if (schema.propertyNames !== undefined && !names.every((name) => this.isFine(schema.propertyNames, name)))
      return false;
    const patterns = entries(schema.patternProperties);
    for (const name of names) {
      const held = value[name];
      let isNamed = false;
      for (const [pattern, own] of patterns) {
        if (regexOf(pattern)?.test(name) !== true) continue;
        if (!this.isFine(own, held)) return false;
        isNamed = true;
      }
      if (isObject(schema.properties) && Object.hasOwn(schema.properties, name)) {
        if (!this.isFine(schema.properties[name], held)) return false;
        isNamed = true;
      }
      if (!isNamed && schema.additionalProperties !== undefined) {
        if (!this.isFine(schema.additionalProperties, held)) return false;
        isNamed = true;
      }
      if (isNamed) seen?.add(name);
    }
    return (
      schema.unevaluatedProperties === undefined ||
      this.unevaluated(schema.unevaluatedProperties, Object.entries(value), seen)
    );
  }

  /** What nothing spoke of. */
  private unevaluated(
    schema: unknown,
    parts: readonly (readonly [string | number, unknown])[],
    seen: Notes,
  ): boolean {
    for (const [key, held] of parts) {
      if (seen?.has(key)) continue;
      if (!this.isFine(schema, held)) return false;
      seen?.add(key);
    }
    return true;
  }
}

/** Whether just one of the schemas accepts the value. */
function isOne(parts: readonly unknown[], meets: (part: unknown) => boolean): boolean {
  let count = 0;
  for (const part of parts) if (meets(part) && ++count > 1) return false;
  return count === 1;
}

function condition(schema: JsonObject, meets: (part: unknown) => boolean): boolean {
  const next = meets(schema.if) ? schema.then : schema.else;
  return next === undefined || meets(next);
}

function isOfType(type: unknown, value: unknown): boolean {
  if (type === undefined) return true;
  return asArray(Array.isArray(type) ? type : [type]).some((name) => {
    if (name === "null") return value === null;
    if (name === "array") return Array.isArray(value);
    if (name === "object") return isObject(value);
    if (name === "integer") return Number.isInteger(value);
    return typeof value === name;
  });
}

function isListed(schema: JsonObject, value: unknown): boolean {
  if ("const" in schema && !equal(schema.const, value)) return false;
  return !Array.isArray(schema.enum) || schema.enum.some((each) => equal(each, value));
}

function isFineNumber(schema: JsonObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (typeof minimum === "number" && value < minimum) return false;
  if (typeof maximum === "number" && value > maximum) return false;
  if (typeof exclusiveMinimum === "number" && value <= exclusiveMinimum) return false;
  if (typeof exclusiveMaximum === "number" && value >= exclusiveMaximum) return false;
  if (typeof multipleOf === "number" && !isMultiple(value, multipleOf)) return false;
  const format = rangeOf(schema.format);
  if (format === undefined) return true;
  return value >= format.from && value <= format.to && (!format.whole || Number.isInteger(value));
}

function isFineText(schema: JsonObject, value: string): boolean {
  const { minLength, maxLength, pattern, format } = schema;
  if ((minLength ?? maxLength) !== undefined && !isWithin(schema, "minLength", "maxLength", lengthOf(value)))
    return false;
  if (typeof pattern === "string" && regexOf(pattern)?.test(value) !== true) return false;
  return typeof format !== "string" || rangeOf(format) !== undefined || isFormat(format, value);
}

/** How many characters a text has, those of two code units counted once. */
function lengthOf(text: string): number {
  return /[\ud800-\udbff]/.test(text) ? [...text].length : text.length;
}

function isWithin(schema: JsonObject, least: string, most: string, count: number): boolean {
  const [from, to] = [schema[least], schema[most]];
  return !(typeof from === "number" && count < from) && !(typeof to === "number" && count > to);
}
