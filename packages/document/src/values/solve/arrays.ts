import { asArray } from "../../json.ts";
import type { JsonSchema } from "../schema/types.ts";
import type { Branch } from "./branch.ts";
import type { Literal, Solve } from "./literal.ts";
import type { Solution } from "./scalars.ts";

/** Lists longer than the least by more than this are not made. */
const mostMore = 8;
/** Longer lists are not made. */
const longest = 24;

/** What items are counted for: that enough of them meet it, and not too many. */
interface Count {
  readonly literal: Literal;
  /** The first place that counts. */
  readonly from: number;
  readonly least: number;
  readonly most: number;
}

/** An array for the branch. */
export function solveArray(branch: Branch, solve: Solve): Solution {
  const given = branch.holds.map(({ schema }) => schema);
  const bound = (key: string) =>
    given.flatMap((schema) => (typeof schema[key] === "number" ? [schema[key]] : []));
  const [least, most] = [
    Math.max(0, ...bound("minItems")),
    Math.min(Number.POSITIVE_INFINITY, ...bound("maxItems")),
  ];
  if (least > most) return "none";
  const counts = countsOf(branch);
  const prefixes = given.map(({ prefixItems }) => asArray(prefixItems).length);
  const twins = branch.fails.some(({ fails }) => fails === "uniqueItems") ? 2 : 0;
  const needed = counts.reduce((sum, count) => sum + count.least, twins);
  // A list that is longer than this can lose an item and still be one.
  const enough = Math.min(most, Math.max(least, ...prefixes) + needed);
  const tried = Math.min(enough, least + mostMore, longest);
  let isOpen = tried < enough;
  const isUnique = given.some(({ uniqueItems }) => uniqueItems === true);
  if (isUnique && twins > 0) return "none";
  for (let length = least; length <= tried; length++) {
    const list: List = { branch, solve, counts, length, isUnique };
    const made =
      twins > 0
        ? withTwins(list)
        : fill(
            list,
            counts.map(() => 0),
            [],
          );
    if (typeof made === "object") return made;
    if (made === "open") isOpen = true;
  }
  return isOpen ? "open" : "none";
}

function countsOf({ holds, fails }: Branch): Count[] {
  const contained = holds.flatMap(({ home, schema }): Count[] => {
    if (schema.contains === undefined) return [];
    const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = schema;
    const literal = { home, schema: schema.contains as JsonSchema };
    return [{ literal, from: 0, least: Number(minContains), most: Number(maxContains) }];
  });
  const broken = fails.flatMap(({ home, schema, fails }): Count[] => {
    if (fails !== "items") return [];
    const literal = { home, schema: schema.items as JsonSchema, fails: "any" };
    return [{ literal, from: asArray(schema.prefixItems).length, least: 1, most: Number.POSITIVE_INFINITY }];
  });
  return [...contained, ...broken];
}

interface List {
  readonly branch: Branch;
  readonly solve: Solve;
  readonly counts: readonly Count[];
  readonly length: number;
  readonly isUnique: boolean;
}

/** What the item at the place has to be. */
function itemAt({ holds }: Branch, index: number): Literal[] {
  return holds.flatMap(({ home, schema }) => {
    const own = asArray(schema.prefixItems)[index] ?? schema.items;
    return own === undefined ? [] : [{ home, schema: own as JsonSchema }];
  });
}

/** Goes from place to place, and at each decides what the item is counted for. */
function fill(list: List, met: readonly number[], items: readonly unknown[]): Solution {
  const { branch, solve, counts, length, isUnique } = list;
  const index = items.length;
  const places = (count: Count) => Math.max(0, length - Math.max(index, count.from));
  if (counts.some((count, at) => (met[at] ?? 0) > count.most || (met[at] ?? 0) + places(count) < count.least))
    return "none";
  if (index === length) return { value: [...items] };
  let isOpen = false;
  for (const turn of turns(counts, met, index)) {
    const literals = [
      ...itemAt(branch, index),
      ...counts.flatMap(({ literal, most }, at): Literal[] => {
        if (turn[at] === true) return [literal];
        return Number.isFinite(most) ? [{ ...literal, fails: "any" }] : [];
      }),
    ];
    const home = branch.holds[0]?.home;
    const others =
      isUnique && home !== undefined
        ? items.map((item): Literal => ({ home, schema: { const: item as never }, fails: "any" }))
        : [];
    const item = solve([...literals, ...others]);
    if (typeof item === "object") {
      const made = fill(
        list,
        met.map((count, at) => count + (turn[at] === true ? 1 : 0)),
        [...items, item.value],
      );
      if (typeof made === "object") return made;
      if (made === "open") isOpen = true;
    } else if (item === "open") isOpen = true;
    // Another choice of the items before might leave one for here, where not all are asked for the same.
    else if (
      others.length > 0 &&
      (counts.length > 0 || branch.holds.some(({ schema }) => schema.prefixItems !== undefined))
    )
      isOpen = true;
  }
  return isOpen ? "open" : "none";
}

/** For each count whether the item at the place is one more, those that are still needed first. */
function turns(counts: readonly Count[], met: readonly number[], index: number): boolean[][] {
  return counts.reduce<boolean[][]>(
    (rows, { from, least, most }, at) => {
      const mayCount = index >= from && (Number.isFinite(most) || (met[at] ?? 0) < least);
      const options = mayCount ? ((met[at] ?? 0) < least ? [true, false] : [false, true]) : [false];
      return rows.flatMap((row) => options.map((option) => [...row, option]));
    },
    [[]],
  );
}

/** A list of which two items are the same. */
function withTwins(list: List): Solution {
  const { branch, solve, counts, length } = list;
  let isOpen = false;
  for (let one = 0; one < length; one++)
    for (let other = one + 1; other < length; other++) {
      const items: unknown[] = [];
      if (counts.length > 0) return "open";
      for (let index = 0; index < length; index++) {
        const item =
          index === other
            ? { value: items[one] }
            : solve([...itemAt(branch, index), ...(index === one ? itemAt(branch, other) : [])]);
        if (typeof item !== "object") {
          isOpen ||= item === "open";
          break;
        }
        items.push(item.value);
      }
      if (items.length === length) return { value: items };
    }
  return isOpen ? "open" : "none";
}
