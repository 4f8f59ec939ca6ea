import type { Random } from "@partner-licenses/document/values/random";
import { type Schema, schemaOf } from "./random.ts";
import { universe } from "./universe.ts";

const same: ReadonlyMap<unknown, unknown> = new Map<unknown, unknown>(
  [-1, 0, 1, 2, 3, 4, 5, 6, 0.5, 1.5, 2.5, 2 ** 31, true, false].flatMap((value): [unknown, unknown][] => [
    [value, String(value)],
    [String(value), value],
  ]),
);

/** The values whose text is the same: text has no types. A list stays a list, an object an object. */
export function textReadings(value: unknown): unknown[] {
  if (Array.isArray(value)) return products(value.map(textReadings));
  if (typeof value !== "object" || value === null) {
    const other = same.get(value);
    return other === undefined ? [value] : [value, other];
  }
  const names = Object.keys(value);
  return products(Object.values(value).map(textReadings)).map((held) =>
    Object.fromEntries(names.map((name, index) => [name, held[index]])),
  );
}

/** The same for a field of a form, in which an object is written as JSON, which has types. */
export function fieldReadings(value: unknown): unknown[] {
  if (Array.isArray(value)) return products(value.map(fieldReadings));
  return typeof value === "object" ? [value] : textReadings(value);
}

function products(lists: readonly unknown[][]): unknown[][] {
  return lists.reduce<unknown[][]>(
    (made, list) => made.flatMap((row) => list.map((each) => [...row, each])),
    [[]],
  );
}

/** Every value of the world that has one text, with the text itself where it looks like another type. No text is null. */
export const textUniverse: readonly unknown[] = [
  ...universe,
  ...[...same.values()].filter((value) => typeof value === "string"),
].filter((value) => !JSON.stringify(value).includes("null") && !(Number(value) > 2 ** 53));

/** A random schema without null, which no text is. */
export function textSchemaOf(random: Random, depth = 2): Schema {
  return withoutNull(schemaOf(random, depth));
}

/** The schema without any null in it. */
export function withoutNull<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(withoutNull) as T;
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, held]) => {
    if (key === "enum" && Array.isArray(held)) {
      const kept = held.filter((value) => value !== null);
      return [key, kept.length > 0 ? kept : ["a"]];
    }
    if (key === "type" && Array.isArray(held)) return [key, held.filter((type) => type !== "null")];
    return key === "type" && held === "null" ? [key, "boolean"] : [key, withoutNull(held)];
  });
  return Object.fromEntries(entries) as T;
}
