import { Ajv2020 } from "ajv/dist/2020.js";
import { universe } from "../universe.ts";
import { isObject } from "./wire.ts";

const texts: readonly unknown[] = ["", "a", "b", "c", "abc", "0", "1", "2", "5", "0.5", "true", "a,b", "a/b"];
const scalars: readonly unknown[] = [...texts, 0, 1, 2, 5, 0.5, true];

/** Every value that a parameter may have, with each that looks like it as text. */
export const parameterValues: readonly unknown[] = [
  ...scalars,
  ...[["a"], ["a", "b"], ["a,b"], ["1"], [1], ["1", "2"], [1, 2], ["a", "b", "c"]],
  ...[
    { a: "a" },
    { a: "1" },
    { a: 1 },
    { a: "a", b: "1" },
    { a: "a", b: 1 },
    { a: "1", b: "1" },
    { a: 1, b: 1 },
  ],
];

/** Every body. */
export const bodyValues: readonly unknown[] = universe;

const ajv = new Ajv2020({ strict: false });
const known = new Map<string, (value: unknown) => boolean>();

/**
 * Whether a schema accepts the value; without one, any will do. Names of members that no schema declares are nobody's
 * vocabulary.
 */
export function accepts(schema: unknown, value: unknown): boolean {
  const { properties = {} } = (schema ?? {}) as { properties?: object };
  if (isObject(value) && Object.keys(value).some((name) => !(name in properties))) return false;
  const key = JSON.stringify(schema ?? true);
  const check = known.get(key) ?? ajv.compile(JSON.parse(key));
  known.set(key, check);
  return check(value);
}
