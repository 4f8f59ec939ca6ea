import { isObject, type JsonObject } from "../../json.ts";

/** A value as JSON has it: a date, or what else says itself what it is in JSON, is its text. Throws a TypeError where JSON has none. */
export function plain(value: unknown): unknown {
  const { toJSON } = Object(value) as { toJSON?: unknown };
  const own: unknown = typeof toJSON === "function" ? toJSON.call(value) : value;
  // JSON itself makes null of them, and here a value would be gone
  if (own === null && value !== null) throw new TypeError("A date that is invalid cannot be sent");
  if (typeof own === "number" && !Number.isFinite(own))
    throw new TypeError(`${own} is no number that can be sent`);
  return own;
}

/** A scalar as text; what is not one is written as JSON, as no style says how to write it. */
export function textOf(value: unknown): string {
  const own = plain(value);
  if (own === null || own === undefined) return "";
  return typeof own === "object" ? JSON.stringify(own) : String(own);
}

/** The members of an object that have a value: null and undefined are as good as absent in every style. */
export function presentMembers(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value).filter(([, member]) => isPresent(member)) : [];
}

/** Whether a style writes the value at all. */
export function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined;
}

const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * A text as one of the types that its schema allows. One that looks like a number or `true` is that where it may be;
 * where nothing but text is left, it is text.
 */
export function scalarOf(text: string, types: ReadonlySet<string>): unknown {
  if ((types.has("number") || types.has("integer")) && number.test(text)) {
    const value = Number(text);
    // More digits than a computer's number holds are not rounded in silence.
    if (types.has("number") || (Number.isInteger(value) && String(value) === text)) return value;
  }
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  if (text === "" && types.has("null") && !types.has("string")) return null;
  return text;
}

/** A JSON text, or the text itself when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** An object of the pairs; of two with the same name, all values in a list where `isList` says so, else the last. */
export function gathered(
  pairs: Iterable<readonly [string, unknown]>,
  isList: (name: string) => boolean,
): JsonObject {
  const found = new Map<string, unknown>();
  for (const [name, value] of pairs) {
    const known = found.get(name);
    if (!isList(name)) found.set(name, value);
    else found.set(name, Array.isArray(known) ? [...known, value] : [value]);
  }
  return Object.fromEntries(found) as JsonObject;
}
