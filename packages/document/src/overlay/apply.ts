import { cloned } from "../digits.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { jsonpath } from "../lazy.ts";
import type { Marks } from "./marks.ts";

/** One step of an overlay. */
export interface Action {
  readonly target: string;
  readonly remove?: boolean;
  readonly update?: Json;
  /** Overlay 1.1: where the value to put comes from. */
  readonly copy?: string;
}

/** How an action is carried out. */
export interface Way {
  /** True from Overlay 1.1 on: lists are joined, values are replaced, and targets are of one kind. */
  readonly joins: boolean;
  /** Where the action stands. */
  readonly place: string;
  readonly marks: Marks;
}

/** An action that cannot be carried out: what is wrong with it. */
export class OverlayFault extends Error {}

type Keys = readonly (string | number)[];
interface Node {
  readonly keys: Keys;
  readonly value: Json;
}

/**
 * Carries out one action of an overlay on a document, which it changes, and marks what it changed. Returns how many parts
 * its target matched. Throws an OverlayFault when the action makes no sense.
 */
export function applyAction(root: JsonObject, action: Action, way: Way): number {
  const targets = select(root, action.target);
  if (action.remove === true) {
    // From the end, so that the items of a list keep their numbers until they are removed themselves.
    for (const { keys } of [...targets].reverse()) removeAt(root, keys, way);
    return targets.length;
  }
  if (way.joins && new Set(targets.map(({ value }) => kindOf(value))).size > 1)
    throw new OverlayFault(`\`${action.target}\` selects parts of several kinds`);
  const value = action.copy === undefined ? action.update : copied(root, action.copy);
  if (value === undefined) return 0;
  for (const target of targets) update(root, target, cloned(value), way);
  return targets.length;
}

function copied(root: JsonObject, path: string): Json {
  const [first, ...others] = select(root, path);
  if (first !== undefined && others.length === 0) return first.value;
  throw new OverlayFault(`\`copy: ${path}\` selects ${others.length === 0 ? "nothing" : "several parts"}`);
}

function select(root: JsonObject, path: string): Node[] {
  const found: Node[] = [];
  try {
    jsonpath().exec(root, path, (value, keys) => found.push({ value: value as Json, keys: keys.map(plain) }));
  } catch (cause) {
    throw new OverlayFault(`\`${path}\` is no JSONPath: ${(cause as Error).message}`);
  }
  return found;
}

/** Keys come as they are written in a normalised path. */
function plain(key: string | number): string | number {
  if (typeof key === "number") return key;
  return key.replace(/\\(u[0-9a-f]{4}|.)/g, (whole: string) =>
    JSON.parse(`"${whole === "\\'" ? "'" : whole}"`),
  );
}

function update(root: JsonObject, { keys, value: target }: Node, value: Json, way: Way): void {
  if (Array.isArray(target)) append(target, way.joins && Array.isArray(value) ? value : [value], way);
  else if (isObject(target)) {
    if (!isObject(value)) throw new OverlayFault("the target is an object, and the update is none");
    merge(target, value, way);
  } else if (way.joins) replaceAt(root, keys, value, way);
  else throw new OverlayFault("the target is neither an object nor a list");
}

function append(list: Json[], items: readonly Json[], { marks, place }: Way): void {
  for (const item of items) marks.put(list, list.push(item) - 1, place);
}

function merge(target: JsonObject, value: JsonObject, way: Way): void {
  for (const [key, next] of Object.entries(value)) {
    const old = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isObject(old) && isObject(next)) merge(old, next, way);
    else if (Array.isArray(old) && Array.isArray(next)) append(old, next, way);
    else {
      way.marks.put(target, key, way.place);
      Object.defineProperty(target, key, {
        value: next,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
  }
}

function ownerOf(root: JsonObject, keys: Keys): { owner: unknown; last: string | number | undefined } {
  const owner = keys.slice(0, -1).reduce<unknown>((node, key) => Reflect.get(Object(node), key), root);
  return { owner, last: keys.at(-1) };
}

function removeAt(root: JsonObject, keys: Keys, { marks, place }: Way): void {
  const { owner, last } = ownerOf(root, keys);
  if (last === undefined) throw new OverlayFault("the whole contract cannot be removed");
  if (typeof owner === "object" && owner !== null) marks.took(owner, last, place);
  if (Array.isArray(owner)) owner.splice(Number(last), 1);
  else if (isObject(owner)) Reflect.deleteProperty(owner, last);
}

function replaceAt(root: JsonObject, keys: Keys, value: Json, { marks, place }: Way): void {
  const { owner, last } = ownerOf(root, keys);
  if (last === undefined || typeof owner !== "object" || owner === null) return;
  marks.put(owner, last, place);
  Reflect.set(owner, last, value);
}

function kindOf(value: Json): string {
  return Array.isArray(value) ? "list" : isObject(value) ? "object" : "value";
}
