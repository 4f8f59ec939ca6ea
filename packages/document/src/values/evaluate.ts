import { asArray, canonical, entries, equal, isObject, type JsonObject } from "../json.ts";
import { isFormat } from "./ajv.ts";
import { numberFormats } from "./formats.ts";
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
export function evaluate({ home, root }: Schema, value: unknown): Answer {
  const evaluation = new Evaluation(home);
  try {
    const isFine = evaluation.of(root, value) !== undefined;
    return evaluation.isUncertain ? "undecided" : isFine ? "accepted" : "refused";
  } catch (error) {
    if (error instanceof RangeError) return "undecided";
    throw error;
  }
}

/** Names and positions that a schema spoke of, which `unevaluated…` leaves alone. */
type Seen = ReadonlySet<string | number>;

const nothing: Seen = new Set();

class Evaluation {
  /** Whether the value got to where a keyword at fault was left out. */
  isUncertain = false;
  private readonly home: Schema["home"];

  constructor(home: Schema["home"]) {
    this.home = home;
  }

  /** What the schema spoke of in a value that it accepts; undefined when it refuses it. */
  of(schema: JsonSchema, value: unknown): Seen | undefined {
    if (typeof schema === "boolean") return schema ? nothing : undefined;
    if (leftOut in schema) this.isUncertain = true;
    if (!isOfType(schema.type, value) || !isListed(schema, value) || !this.isPlain(schema, value))
      return undefined;
    const seen = new Set<string | number>();
    if (!this.branches(schema, value, seen)) return undefined;
    if (Array.isArray(value)) return this.items(schema, value, seen) ? seen : undefined;
    if (isObject(value)) return this.members(schema, value, seen) ? seen : undefined;
    return seen;
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
  private branches(schema: JsonObject, value: unknown, seen: Set<string | number>): boolean {
    const add = (more: Seen | undefined) => {
      for (const each of more ?? []) seen.add(each);
      return more !== undefined;
    };
    if (typeof schema.$ref === "string" && !add(this.of(this.home.definition(schema.$ref).root, value)))
      return false;
    for (const part of asArray(schema.allOf)) if (!add(this.of(part as JsonSchema, value))) return false;
    const fitting = (key: "anyOf" | "oneOf") =>
      asArray(schema[key]).flatMap((part) => this.of(part as JsonSchema, value) ?? []);
    if (schema.anyOf !== undefined) {
      const found = fitting("anyOf");
      if (found.length === 0) return false;
      for (const each of found) add(each);
    }
    if (schema.oneOf !== undefined) {
      const found = fitting("oneOf");
      if (found.length !== 1) return false;
      add(found[0]);
    }
    if (schema.not !== undefined && this.isFine(schema.not, value)) return false;
    return schema.if === undefined || this.condition(schema, value, add);
  }

  private condition(schema: JsonObject, value: unknown, add: (more: Seen | undefined) => boolean): boolean {
    const held = add(this.of(schema.if as JsonSchema, value));
    const next = held ? schema.then : schema.else;
    return next === undefined || add(this.of(next as JsonSchema, value));
  }

  private items(schema: JsonObject, value: readonly unknown[], seen: Set<string | number>): boolean {
    if (!isWithin(schema, "minItems", "maxItems", value.length)) return false;
    if (schema.uniqueItems === true && new Set(value.map(canonical)).size < value.length) return false;
    const prefix = asArray(schema.prefixItems);
    for (const [index, item] of value.entries()) {
      const own = index < prefix.length ? prefix[index] : schema.items;
      if (own === undefined) continue;
      if (!this.isFine(own, item)) return false;
      seen.add(index);
    }
    if (schema.contains !== undefined && !this.contains(schema, value, seen)) return false;
    return this.unevaluated(schema.unevaluatedItems, [...value.entries()], seen);
  }

  private contains(schema: JsonObject, value: readonly unknown[], seen: Set<string | number>): boolean {
    let count = 0;
    for (const [index, item] of value.entries()) {
      if (!this.isFine(schema.contains, item)) continue;
      seen.add(index);
      count++;
    }
    const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = schema;
    return count >= Number(minContains) && count <= Number(maxContains);
  }

  private members(schema: JsonObject, value: JsonObject, seen: Set<string | number>): boolean {
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
      const more = this.of(inner as JsonSchema, value);
      if (more === undefined) return false;
      for (const each of more) seen.add(each);
    }
    if (schema.propertyNames !== undefined && !names.every((name) => this.isFine(schema.propertyNames, name)))
      return false;
    const patterns = entries(schema.patternProperties);
    for (const name of names) {
      const own = this.schemasOf(schema, patterns, name);
      if (!own.every((each) => this.isFine(each, value[name]))) return false;
      if (own.length > 0) seen.add(name);
    }
    return this.unevaluated(schema.unevaluatedProperties, Object.entries(value), seen);
  }

  private schemasOf(schema: JsonObject, patterns: readonly [string, unknown][], name: string): unknown[] {
    const { properties } = schema;
    const found: unknown[] = patterns.flatMap(([pattern, own]) =>
      regexOf(pattern)?.test(name) === true ? [own] : [],
    );
    if (isObject(properties) && Object.hasOwn(properties, name)) found.push(properties[name]);
    if (found.length === 0 && schema.additionalProperties !== undefined)
      found.push(schema.additionalProperties);
    return found;
  }

  /** What nothing spoke of. */
  private unevaluated(
    schema: unknown,
    parts: readonly (readonly [string | number, unknown])[],
    seen: Set<string | number>,
  ): boolean {
    if (schema === undefined) return true;
    for (const [key, held] of parts) {
      if (seen.has(key)) continue;
      if (!this.isFine(schema, held)) return false;
      seen.add(key);
    }
    return true;
  }
}

const ranges = new Map(Object.entries(numberFormats));

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
  if (typeof multipleOf === "number") {
    const times = value / multipleOf;
    // As the compiled judge: 19.99 is a multiple of 0.01.
    if (Math.abs(Math.round(times) - times) > 1e-9) return false;
  }
  const format = typeof schema.format === "string" ? ranges.get(schema.format) : undefined;
  if (format === undefined) return true;
  return value >= format.from && value <= format.to && (!format.whole || Number.isInteger(value));
}

function isFineText(schema: JsonObject, value: string): boolean {
  const { minLength, maxLength, pattern, format } = schema;
  if (
    (minLength ?? maxLength) !== undefined &&
    !isWithin(schema, "minLength", "maxLength", [...value].length)
  )
    return false;
  if (typeof pattern === "string" && regexOf(pattern)?.test(value) !== true) return false;
  return typeof format !== "string" || ranges.has(format) || isFormat(format, value);
}

function isWithin(schema: JsonObject, least: string, most: string, count: number): boolean {
  const [from, to] = [schema[least], schema[most]];
  return !(typeof from === "number" && count < from) && !(typeof to === "number" && count > to);
}
