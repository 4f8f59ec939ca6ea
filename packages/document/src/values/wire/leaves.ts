import type { JsonObject } from "../../json.ts";
import type { Outline } from "./outline.ts";
import { gathered, jsonOf, scalarOf } from "./scalars.ts";

/** The texts of a list as its items. */
export function itemsOf(parts: readonly string[], outline: Outline): unknown[] {
  return parts.map((part, index) => leafOf(part, outline.item(index)));
}

/** Names and texts as the members of an object. */
export function membersFrom(pairs: readonly (readonly [string, string])[], outline: Outline): JsonObject {
  return gathered(
    pairs.map(([key, value]) => [key, leafOf(value, outline.property(key))]),
    () => false,
  );
}

/** A leaf; where only something with parts may stand, it was written as JSON. */
export function leafOf(text: string, outline: Outline): unknown {
  const isNested = [...outline.types].every((type) => type === "array" || type === "object");
  return isNested && outline.types.size > 0 ? jsonOf(text) : scalarOf(text, outline.types);
}
