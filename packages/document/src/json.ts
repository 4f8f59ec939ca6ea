/** A JSON object of unknown content. */
export type Obj = Record<string, unknown>;

/** The value as an object, or undefined for arrays, null and scalars. */
export function asObject(value: unknown): Obj | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Obj) : undefined;
}

/** The object's own entries; none when the value is not an object. */
export function entries(value: unknown): [string, unknown][] {
  const object = asObject(value);
  return object === undefined ? [] : Object.entries(object);
}

/** The value as an array; empty when it is not one. */
export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value's strings when it is an array. */
export function strings(value: unknown): string[] {
  return asArray(value).filter((item): item is string => typeof item === "string");
}

/** The own member `key`, or undefined: names such as `constructor` never reach the prototype. */
export function get(value: unknown, key: string): unknown {
  const object = asObject(value);
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** JSON text with sorted keys: equal text means equal value. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const object = asObject(value);
  if (object === undefined) return JSON.stringify(value) ?? "null";
  const keys = Object.keys(object).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(object[key])}`).join(",")}}`;
}

/** Short JSON for messages. */
export function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
