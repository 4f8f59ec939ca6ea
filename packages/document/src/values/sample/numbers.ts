import { rangeOf } from "../formats.ts";
import { exact, isMultiple } from "../multiple.ts";
import type { Random } from "../random.ts";
import type { Bound, Facets } from "./facets.ts";

type Numbers = Pick<Facets, "low" | "high" | "steps" | "formats" | "types">;

/**
 * Numbers around everything that the facets ask, the plain ones first. Not all of them fit. The ends of 64 bits are
 * none of them: a computer's number does not tell them from what is next to them.
 */
export function numbersNear(facets: Pick<Numbers, "low" | "high" | "steps">): number[] {
  const found = new Set<number>();
  for (const { at } of [...facets.low, ...facets.high])
    for (const shift of [0, 1, -1, 0.5, -0.5]) found.add(at + shift);
  const from = Math.max(0, ...facets.low.map(({ at }) => at));
  for (const step of facets.steps) {
    const first = Math.ceil(from / step) * step;
    for (const times of [0, 1, 2, 3, 1.5]) found.add(first + step * times);
  }
  for (const plain of [1, 0, -1, 0.5, 2]) found.add(plain);
  // One past what int32, float and a computer's whole numbers hold.
  for (const big of [2 ** 31, 2 ** 53, 1e39]) found.add(big);
  return [...found].filter(
    (value) => Number.isFinite(value) && Math.abs(value) !== 2 ** 63 && value !== 2 ** 64,
  );
}

/** Numbers that fit the facets, the first one the lowest if there is a lower end, and then others by chance. */
export function* numbersOf(facets: Numbers, isWhole: boolean, random: Random | undefined): Generator<number> {
  const ranges = facets.formats.flatMap((format) => rangeOf(format) ?? []);
  const low = highest([...facets.low, ...ranges.map(({ from }) => ({ at: from, isOpen: false }))]);
  const high = lowest([...facets.high, ...ranges.map(({ to }) => ({ at: to, isOpen: false }))]);
  const whole = isWhole || ranges.some((range) => range.whole);
  const fits = (value: number) =>
    Number.isFinite(value) &&
    (!whole || Number.isInteger(value)) &&
    (low === undefined || (low.isOpen ? value > low.at : value >= low.at)) &&
    (high === undefined || (high.isOpen ? value < high.at : value <= high.at)) &&
    facets.steps.every((step) => isMultiple(value, step));
  if (random !== undefined)
    for (const value of drawn(facets.steps, low, high, whole, random)) if (fits(value)) yield value;
  const near = [...numbersNear(facets), ...between(low, high)].filter(fits);
  yield* near.length > 0 ? near : multiples(facets.steps, low, high).filter(fits);
}

/** The bound that forbids most below it. */
export function highest(bounds: readonly Bound[]): Bound | undefined {
  return bounds.toSorted((a, b) => b.at - a.at || Number(b.isOpen) - Number(a.isOpen))[0];
}

/** The bound that forbids most above it. */
export function lowest(bounds: readonly Bound[]): Bound | undefined {
  return bounds.toSorted((a, b) => a.at - b.at || Number(b.isOpen) - Number(a.isOpen))[0];
}

/** The first multiples of all steps that are not below the lower end, or not above the upper one. */
function multiples(steps: readonly number[], low: Bound | undefined, high: Bound | undefined): number[] {
  const step = Math.max(0, ...steps);
  if (step === 0) return [];
  const sign = low === undefined && high !== undefined ? -1 : 1;
  const start = sign === 1 ? Math.ceil((low?.at ?? 0) / step) : Math.floor((high?.at ?? 0) / step);
  return Array.from({ length: 1000 }, (_, index) => exact((start + sign * index) * step));
}

/** Numbers in a narrow place. */
function between(low: Bound | undefined, high: Bound | undefined): number[] {
  if (low === undefined && high === undefined) return [];
  const [from, to] = [low?.at ?? (high?.at ?? 0) - 10, high?.at ?? (low?.at ?? 0) + 10];
  return [(from + to) / 2, from + (to - from) / 4, Math.ceil(from), Math.floor(to), Math.floor(from) + 1];
}

function* drawn(
  steps: readonly number[],
  low: Bound | undefined,
  high: Bound | undefined,
  whole: boolean,
  random: Random,
): Generator<number> {
  const step = Math.max(...steps, whole ? 1 : 0.01, 0);
  const from = Math.ceil((low?.at ?? Math.min(0, (high?.at ?? 0) - 1000 * step)) / step);
  const to = Math.floor((high?.at ?? Math.max(1000 * step, (low?.at ?? 0) + 1000 * step)) / step);
  for (let turn = 0; turn < 4 && to >= from; turn++) yield exact(random(from, to) * step);
}
