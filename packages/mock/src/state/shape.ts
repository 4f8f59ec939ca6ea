import { isObject } from "@partner-licenses/document/json";
import type { EngineAnswer } from "../engine/types.ts";
import type { Thing } from "./store.ts";

/** Where in the body of an answer a thing, or a list of them, stands: in the body itself, or in one of its members. */
export interface Shape {
  /** The contract's own answer there. */
  readonly base: unknown;
  /** The body with another value in that place. */
  wrap(value: unknown): unknown;
}

/** The body of an answer as a value; undefined when it is none of JSON. */
export function contentOf({ body }: EngineAnswer): unknown {
  try {
    return body === undefined ? undefined : (JSON.parse(body) as unknown);
  } catch {
    return undefined;
  }
}

/** Where an answer holds one thing. */
export function shapeOfOne(answer: EngineAnswer, id: string): Shape | undefined {
  const body = contentOf(answer);
  if (!isObject(body)) return undefined;
  if (Object.hasOwn(body, id)) return whole(body);
  const inner = Object.entries(body).find(([, value]) => isObject(value) && Object.hasOwn(value, id));
  return inner === undefined ? whole(body) : within(body, inner[0]);
}

/** Where an answer holds a list; undefined when it has none, or several that may be meant. */
export function shapeOfList(answer: EngineAnswer): Shape | undefined {
  const body = contentOf(answer);
  if (Array.isArray(body)) return whole(body);
  if (!isObject(body)) return undefined;
  const lists = Object.entries(body).filter(([, value]) => Array.isArray(value));
  const ofThings = lists.filter(([, value]) => Array.isArray(value) && value.every(isObject));
  const [name] = (ofThings.length > 0 ? ofThings : lists)[0] ?? [];
  if (name === undefined) return undefined;
  const { base, wrap } = within(body, name);
  const length = Array.isArray(base) ? base.length : 0;
  const isCount = (key: string, value: unknown): boolean => value === length && /total|count|size/i.test(key);
  return {
    base,
    wrap: (value) => {
      const counted = Array.isArray(value) ? value.length : 0;
      const members = Object.entries(wrap(value) as Thing);
      return Object.fromEntries(members.map(([key, inner]) => [key, isCount(key, inner) ? counted : inner]));
    },
  };
}

function whole(base: unknown): Shape {
  return { base, wrap: (value) => value };
}

function within(body: Thing, name: string): Shape {
  return { base: body[name], wrap: (value) => ({ ...body, [name]: value }) };
}

/** What the contract says of a thing: that it has no place for a member, or that a value is wrong. */
export type Fit = "fits" | "unknown" | "wrong";

/**
 * A thing as an answer may hold it: without members that the answer has no place for, and with those of the contract's
 * own answer that it cannot do without. A value that the contract refuses is not replaced.
 */
export function fitted(thing: Thing, base: unknown, judge: (candidate: Thing) => Fit): Thing {
  if (judge(thing) === "fits") return thing;
  let result: Thing = isObject(base) ? { ...base } : {};
  const added = Object.keys(result).filter((name) => !Object.hasOwn(thing, name));
  for (const [name, value] of Object.entries(thing)) {
    const next = { ...result, [name]: value };
    if (Object.hasOwn(result, name) || judge(next) !== "unknown") result = next;
  }
  for (const name of added) {
    const { [name]: _, ...rest } = result;
    if (judge(rest) === "fits") result = rest;
  }
  return result;
}
