import type { JsonObject } from "@partner-licenses/document/json";
import type { Bound, Constraint } from "./constraint.ts";
import { type Effect, inclusion } from "./effect.ts";
import { ARR, FRAC, NUM, OBJ, STR } from "./mask.ts";

const number = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

/** Positive when `a` is the stricter lower bound. */
function compareLower(a: Bound, b: Bound): number {
  return a.at - b.at || Number(a.open) - Number(b.open);
}

function readBound(raw: JsonObject, inclusive: string, exclusive: string, sign: 1 | -1): Bound | undefined {
  const at = number(raw[inclusive]);
  const open = number(raw[exclusive]);
  // OpenAPI 3.0 writes a flag next to the bound, JSON Schema 2020-12 a second bound.
  const first = at === undefined ? undefined : { at, open: raw[exclusive] === true };
  const second = open === undefined ? undefined : { at: open, open: true };
  if (first === undefined || second === undefined) return first ?? second;
  return sign * (first.at - second.at) > 0 ? first : second;
}

function order(base: number | undefined): Effect | undefined {
  if (base === undefined || base === 0) return undefined;
  return base < 0 ? "narrower" : "wider";
}

function bound<Name extends "minimum" | "maximum">(
  name: Name,
  inclusive: string,
  exclusive: string,
  sign: 1 | -1,
): Constraint<Name> {
  const strict = (a: Bound, b: Bound): number =>
    sign === 1 ? compareLower(a, b) : b.at - a.at || Number(a.open) - Number(b.open);
  return {
    name,
    spelled: [inclusive, exclusive],
    types: NUM,
    read: (raw) => readBound(raw, inclusive, exclusive, sign),
    meet: (a, b) => (strict(a, b) >= 0 ? a : b),
    relate(base, revision) {
      if (base === undefined || revision === undefined) {
        return base === revision ? undefined : base === undefined ? "narrower" : "wider";
      }
      return order(strict(base, revision));
    },
    admits(limit, value) {
      if (typeof value !== "number") return true;
      const given = { at: value, open: false };
      return strict(given, limit) >= 0 && !(limit.open && given.at === limit.at);
    },
    show: ({ at, open }) => `${open ? (sign === 1 ? "> " : "< ") : ""}${at}`,
    example: sign === 1 ? ["1", "10"] : ["100", "50"],
  };
}

/** The size that a counting keyword looks at: characters, items or members. */
function sizeOf(value: unknown): number {
  if (typeof value === "string") return [...value].length;
  return Array.isArray(value) ? value.length : Object.keys(value ?? {}).length;
}

type Counted = "min-length" | "max-length" | "min-items" | "max-items" | "min-properties" | "max-properties";

function count<Name extends Counted>(
  name: Name,
  keyword: string,
  types: number,
  sign: 1 | -1,
): Constraint<Name> {
  return {
    name,
    spelled: [keyword],
    types,
    read(raw) {
      const limit = number(raw[keyword]);
      return sign === 1 && limit !== undefined && limit <= 0 ? undefined : limit;
    },
    meet: (a, b) => (sign === 1 ? Math.max(a, b) : Math.min(a, b)),
    relate(base, revision) {
      const none = sign === 1 ? 0 : Number.POSITIVE_INFINITY;
      const [a, b] = [base ?? none, revision ?? none];
      return a === b ? undefined : order(sign * (a - b));
    },
    admits: (limit, value) => sign * (sizeOf(value) - limit) >= 0,
    show: String,
    example: sign === 1 ? ["1", "5"] : ["100", "50"],
  };
}

const divides = (divisor: number, value: number): boolean => {
  const quotient = value / divisor;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient));
};

/** The greatest common divisor. */
function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** The steps that integers take where each is a multiple of the given ones: of 1.5, every second is an integer. */
export function wholeSteps(steps: readonly number[]): number[] {
  return [...new Set(steps.map(wholeStep))].filter((step) => step !== 1);
}

function wholeStep(step: number): number {
  const scale = 10 ** (/\.(\d+)$/.exec(String(step))?.[1]?.length ?? 0);
  const scaled = Math.round(step * scale);
  return Number.isSafeInteger(scaled) ? scaled / divisor(scaled, scale) : step;
}

const multipleOf: Constraint<"multiple-of"> = {
  name: "multiple-of",
  spelled: ["multipleOf"],
  types: NUM,
  read(raw) {
    const step = number(raw.multipleOf);
    return step === undefined || step <= 0 ? undefined : [step];
  },
  meet(a, b) {
    const steps = [...new Set([...a, ...b])];
    const [whole, broken] = [steps.filter(Number.isInteger), steps.filter((step) => !Number.isInteger(step))];
    const least = whole.reduce((one, other) => (one / divisor(one, other)) * other, 1);
    return whole.length > 1 && Number.isSafeInteger(least) ? [least, ...broken] : steps;
  },
  relate(base = [], revision = []) {
    const implied = (outer: readonly number[], inner: readonly number[]) =>
      outer.every((d) => inner.some((v) => divides(d, v)));
    return inclusion(implied(revision, base), implied(base, revision));
  },
  within(steps, types) {
    const left = (types & FRAC) === 0 ? wholeSteps(steps) : steps;
    return left.length === 0 ? undefined : left;
  },
  admits: (steps, value) => typeof value !== "number" || steps.every((step) => divides(step, value)),
  show: (steps) => steps.join(" and "),
  example: ["5", "10"],
};

/** Rows about sizes: numbers, lengths, counts. */
export const bounds = {
  minimum: bound("minimum", "minimum", "exclusiveMinimum", 1),
  maximum: bound("maximum", "maximum", "exclusiveMaximum", -1),
  "multiple-of": multipleOf,
  "min-length": count("min-length", "minLength", STR, 1),
  "max-length": count("max-length", "maxLength", STR, -1),
  "min-items": count("min-items", "minItems", ARR, 1),
  "max-items": count("max-items", "maxItems", ARR, -1),
  "min-properties": count("min-properties", "minProperties", OBJ, 1),
  "max-properties": count("max-properties", "maxProperties", OBJ, -1),
};
