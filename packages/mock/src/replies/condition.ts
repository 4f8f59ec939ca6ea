import { isObject } from "@partner-licenses/document/json";
import type { RequestValues } from "../engine/types.ts";
import type { Condition, Reply } from "./types.ts";

export const places = ["path", "query", "headers", "cookies"] as const;

/** Whether a request is one of those that a reply is for. */
export function isMeant(when: Reply["when"], request: RequestValues): boolean {
  if (when === undefined) return true;
  if (typeof when === "function") return when(request);
  const isBody = when.body === undefined || holds(when.body, request.body);
  return isBody && places.every((place) => holdsFields(when, place, request));
}

function holdsFields(when: Condition, place: (typeof places)[number], request: RequestValues): boolean {
  const asked = request[place];
  return Object.entries(when[place] ?? {}).every(([name, value]) => {
    const key = place === "headers" ? name.toLowerCase() : name;
    return Object.hasOwn(asked, key) && (holds(value, asked[key]) || text(value) === text(asked[key]));
  });
}

/** Whether a value has at least what is wanted of it. */
function holds(wanted: unknown, value: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(value) &&
      wanted.length === value.length &&
      wanted.every((item, index) => holds(item, value[index]))
    );
  if (!isObject(wanted)) return wanted === value;
  return (
    isObject(value) &&
    Object.entries(wanted).every(([name, inner]) => Object.hasOwn(value, name) && holds(inner, value[name]))
  );
}

/** A scalar as it stands in a request: a test may write `"42"` for 42. */
function text(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
