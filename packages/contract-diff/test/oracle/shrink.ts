import type { Judged } from "./judge.ts";
import type { Trial } from "./run.ts";

type Pair = Judged["pair"];

/** A place in either side of a pair, and what stands there. */
type Path = readonly (string | number)[];

/**
 * A pair as small as it gets by leaving out one keyword, member or item after the other, on both sides or on one, while
 * the outcome stays the same.
 */
export async function shrink(judged: Judged, judge: Trial["judge"]): Promise<Judged> {
  let smallest = judged;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const path of [...pathsIn(smallest.pair[0]), ...pathsIn(smallest.pair[1])]) {
      for (const pair of smaller(smallest.pair, path)) {
        const again = await judge(pair).catch(() => undefined);
        if (again?.outcome !== judged.outcome) continue;
        smallest = again;
        isSmaller = true;
        break;
      }
    }
  }
  return smallest;
}

/** Outer places first: what is left out as a whole need not be looked into. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  const keys: Path[number][] = Array.isArray(value)
    ? value.map((_, index) => index).reverse()
    : Object.keys(value);
  const inner = keys.map((key) => [...path, key]);
  return [
    ...inner,
    ...inner.flatMap((each) => pathsIn((value as Record<string | number, unknown>)[each.at(-1) ?? ""], each)),
  ];
}

/** The pair without what stands at the path: on both sides, on either. */
function smaller([base, revision]: Pair, path: Path): Pair[] {
  const [less, fewer] = [without(base, path), without(revision, path)];
  return [
    ...(less !== undefined && fewer !== undefined ? [[less, fewer] as const] : []),
    ...(less !== undefined ? [[less, revision] as const] : []),
    ...(fewer !== undefined ? [[base, fewer] as const] : []),
  ];
}

/** A copy without what stands at the path; undefined where nothing does. */
function without(value: unknown, path: Path): unknown {
  const copy = structuredClone(value);
  const key = path.at(-1) ?? "";
  const holder = path.slice(0, -1).reduce<unknown>((held, step) => child(held, step), copy);
  if (typeof holder !== "object" || holder === null || !(key in holder)) return undefined;
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete (holder as Record<string | number, unknown>)[key];
  return copy;
}

function child(held: unknown, step: Path[number]): unknown {
  return typeof held === "object" && held !== null
    ? (held as Record<string | number, unknown>)[step]
    : undefined;
}
