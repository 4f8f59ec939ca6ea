/** Any value that JSON can hold. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object; reading a missing key gives undefined. */
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** True for an object that is neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as an object, or undefined for arrays, null and scalars. */
export function asObject(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** The value as an object, or an empty one. */
export function objectOrEmpty(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The object's own entries; none when the value is not an object. */
export function entries(value: unknown): [string, Json][] {
  return isObject(value) ? (Object.entries(value) as [string, Json][]) : [];
}

/** The value as an array; empty when it is not one. */
export function asArray(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The value's strings when it is an array. */
export function strings(value: unknown): string[] {
  return asArray(value).filter((item): item is string => typeof item === "string");
}

/** The value as a string, or undefined. */
export function asString(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The own member at the end of the keys, or undefined: names such as `constructor` never reach the prototype. */
export function get(value: unknown, ...keys: readonly string[]): Json | undefined {
  let current: unknown = value;
  for (const key of keys) {
    if (!isObject(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current as Json | undefined;
}

/** Whether two values are the same JSON, whatever the order of their keys. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = definedKeys(a);
  return (
    keys.length === definedKeys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
  );
}

function definedKeys(object: JsonObject): string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}

/** JSON text with sorted keys: equal text means equal value. For lookups; {@link equal} compares. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

/** Short JSON for messages. */
export function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** A text without the byte order mark that some editors write before it. */
export function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** Whether the key stands anywhere inside: the cheapest way to know of a keyword that nearly no contract has. */
export function mentions(value: object, key: string): boolean {
  if (Object.hasOwn(value, key)) return true;
  for (const inner of Object.values(value))
    if (typeof inner === "object" && inner !== null && mentions(inner, key)) return true;
  return false;
}
