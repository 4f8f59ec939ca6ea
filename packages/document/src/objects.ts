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

/** The value as an object, or an empty one. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value as an array, or an empty one. */
export function asArray(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a string, or undefined. */
export function asString(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** One step of a JSON pointer, escaped. */
export function pointerStep(key: string | number): string {
  return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Follows `$ref`s inside the document until there is none. Throws on a reference that leads nowhere. */
export function resolveRef(document: JsonObject, value: Json | undefined): Json | undefined {
  let current = value;
  for (let hops = 0; isObject(current) && typeof current["$ref"] === "string"; hops++) {
    if (hops > 100) throw new Error(`references run in a circle at ${current["$ref"]}`);
    current = readPointer(document, current["$ref"]);
  }
  return current;
}

/** The value at a pointer such as `#/components/schemas/Pet`, or undefined. */
export function readPointer(document: JsonObject, pointer: string): Json | undefined {
  const steps = pointer
    .replace(/^#\/?/, "")
    .split("/")
    .filter((step) => step !== "");
  let current: Json | undefined = document;
  for (const step of steps) {
    const key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
    current = Array.isArray(current) ? current[Number(key)] : asObject(current)[key];
  }
  return current;
}
