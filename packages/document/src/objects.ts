import { type Json, type JsonObject, objectOrEmpty } from "./json.ts";
import { decode, escapeStep, valueAt } from "./reader/pointer.ts";

export { deref as resolveRef } from "./deref.ts";
export { asArray, asString, isObject, type Json, type JsonObject } from "./json.ts";
export { objectOrEmpty as asObject };

/** One step of a JSON pointer, escaped. */
export function pointerStep(key: string | number): string {
  return escapeStep(String(key));
}

/** The value at a pointer such as `#/components/schemas/Pet`, or undefined. */
export function readPointer(document: JsonObject, pointer: string): Json | undefined {
  return valueAt(document, decode(pointer.replace(/^#/, ""))) as Json | undefined;
}
