import { around, type NumberFormat, rangeOf, samples, within } from "../formats.ts";
import { exact } from "../multiple.ts";
import type { Bound } from "../sample/facets.ts";
import { highest, lowest, numbersNear } from "../sample/numbers.ts";
import { textsNear } from "../sample/texts.ts";
import type { Branch } from "./branch.ts";
import { type Shortest, shortestText } from "./regular.ts";

/** A value, the proof that there is none, or neither. */
export type Solution = { readonly value: unknown } | "none" | "open";

/** Numbers that are counted rather than tried here and there. */
const mostCounted = 2000;

/** A number for the branch. */
export function solveNumber(branch: Branch, isFine: (value: unknown) => boolean): Solution {
  const given = branch.holds.map(({ schema }) => schema);
  const formats = given.flatMap(({ format }) => rangeOf(format) ?? []);
  const isWhole = formats.some(({ whole }) => whole) || given.some(({ type }) => isInteger(type));
  const bounds = (key: string, isOpen: boolean): Bound[] =>
    given.flatMap((schema) => (typeof schema[key] === "number" ? [{ at: held(schema[key]), isOpen }] : []));
  const lows = [
    ...bounds("minimum", false),
    ...bounds("exclusiveMinimum", true),
    ...formats.map(({ from }) => ({ at: from, isOpen: false })),
  ];
  const highs = [
    ...bounds("maximum", false),
    ...bounds("exclusiveMaximum", true),
    ...formats.map(({ to }) => ({ at: to, isOpen: false })),
  ];
  const [low, high] = [highest(lows), lowest(highs)];
  if (low !== undefined && high !== undefined) {
    if (low.at > high.at || (low.at === high.at && (low.isOpen || high.isOpen))) return "none";
  }
  const steps = given.flatMap(({ multipleOf }) => (typeof multipleOf === "number" ? [multipleOf] : []));
  if (isWhole) steps.push(1);
  const missed = branch.fails.flatMap(({ fails, schema }) =>
    fails === "multipleOf" ? [Number(schema.multipleOf)] : [],
  );
  // What is a multiple of the one is always one of the other.
  if (steps.some((step) => missed.some((other) => Number.isInteger(step / other)))) return "none";
  const step = Math.max(0, ...steps);
  if (step > 0 && low !== undefined && high !== undefined && (high.at - low.at) / step <= mostCounted) {
    for (let times = Math.ceil(low.at / step); times * step <= high.at; times++)
      if (isFine(exact(times * step))) return { value: exact(times * step) };
    return "none";
  }
  if (low !== undefined && low.at === high?.at) return isFine(low.at) ? { value: low.at } : "none";
  const failing = branch.fails.flatMap(({ fails, schema }) =>
    fails === "format" ? [String(schema.format)] : [],
  );
  // No number fails a format of texts, nor the one that it has.
  if (failing.some((format) => format in samples || given.some((schema) => schema.format === format)))
    return "none";
  const others = failing.flatMap((format) => rangeOf(format) ?? []);
  const beyond = others.flatMap(({ from, to }) => [from - 1, to + 1, from * 2, to * 2, 0.5]);
  const near = numbersNear({ low: lows, high: highs, steps: [...steps, ...missed] });
  const between =
    low !== undefined && high !== undefined ? [(low.at + high.at) / 2, low.at + (high.at - low.at) / 3] : [];
  const found = [...near, ...between, ...beyond, ...multiples(step || 1, low, high)].find(isFine);
  if (found !== undefined) return { value: found };
  const isInside = ({ from, to, whole }: NumberFormat) =>
    (isWhole || !whole) &&
    from <= (low?.at ?? Number.NEGATIVE_INFINITY) &&
    (high?.at ?? Number.POSITIVE_INFINITY) <= to;
  return others.some(isInside) ? "none" : "open";
}

function isInteger(type: unknown): boolean {
  return type === "integer" || (Array.isArray(type) && type.includes("integer") && !type.includes("number"));
}

function multiples(step: number, low: Bound | undefined, high: Bound | undefined): number[] {
  const sign = low === undefined && high !== undefined ? -1 : 1;
  const start = Math.round((low ?? high ?? { at: 0 }).at / step);
  return Array.from({ length: 200 }, (_, index) => exact((start + sign * index) * step));
}

/** The bound as the formats have it: 2⁶³ − 1, which a computer's number cannot hold, is read as 2⁶³. */
function held(bound: number): number {
  return bound === 2 ** 63 || bound === 2 ** 64 ? bound * (1 - 2 ** -53) : bound;
}

/** A text for the branch. */
export function solveText(branch: Branch, isFine: (value: unknown) => boolean): Solution {
  const given = branch.holds.map(({ schema }) => schema);
  const failing = (key: string) =>
    branch.fails.flatMap(({ fails, schema }) => (fails === key ? [schema[key]] : []));
  const all = (key: string) =>
    given.flatMap((schema) => (typeof schema[key] === "string" ? [schema[key]] : []));
  const count = (key: string) =>
    given.flatMap((schema) => (typeof schema[key] === "number" ? [schema[key]] : []));
  const [least, most] = [
    Math.max(0, ...count("minLength")),
    Math.min(Number.POSITIVE_INFINITY, ...count("maxLength")),
  ];
  const [formats, patterns, notPatterns] = [all("format"), all("pattern"), failing("pattern").map(String)];
  const notFormats = failing("format").map(String);
  const isLost = notFormats.some((format) => formats.includes(format) || isFree(format));
  if (least > most || isLost) return "none";
  const excluded = failing("const").map(String);
  const shortestIn = (bounds: Readonly<Record<string, string>>) =>
    shortestText({
      ...{ least, most, notPatterns, excluded },
      patterns: [...patterns, ...formats.flatMap((format) => bounds[format] ?? [])],
    });
  const fine = (found: Shortest) =>
    typeof found === "object" && isFine(found.text) ? { value: found.text } : undefined;
  const shortest = shortestIn(around);
  if (shortest === "none") return "none";
  // Nothing within what a format surely takes says nothing of the rest.
  const made =
    fine(shortest) ?? (formats.some((format) => format in within) ? fine(shortestIn(within)) : undefined);
  if (made !== undefined) return made;
  const lengths = [least, ...(Number.isFinite(most) ? [most] : [])];
  const near = textsNear({
    lengths,
    formats: [...formats, ...notFormats],
    patterns: [...patterns, ...notPatterns],
  });
  for (const text of near) if (isFine(text)) return { value: text };
  return "open";
}

/** Whether a format says nothing of texts. One that nobody knows may say anything. */
function isFree(format: string): boolean {
  return rangeOf(format) !== undefined || ["double", "password", "binary"].includes(format);
}
