import { get } from "../json.ts";
import type { Mark } from "../overlay/marks.ts";
import type { Locate } from "./position.ts";

/** A place inside a loaded document. */
export interface Loc {
  readonly source: Source;
  readonly pointer: string;
}

/** One loaded document. */
export interface Source {
  /** Path relative to the folder of the entry file; empty for the entry itself. */
  readonly id: string;
  readonly root: unknown;
  /** The path for people; absent for a document given as an object. */
  readonly display?: string;
  readonly path?: string;
  readonly locate?: Locate;
  /** No part stands in two places, as parts of YAML and of parsed objects may. */
  readonly isTree?: true;
  /** What the overlays did that made it. */
  readonly marks?: readonly Mark[];
}

/** The location one key deeper. */
export function at(loc: Loc, ...keys: (string | number)[]): Loc {
  return { source: loc.source, pointer: join(loc.pointer, ...keys) };
}

/** The pointer with further keys: `#/paths` and `/v1` give `#/paths/~1v1`. */
export function join(pointer: string, ...keys: (string | number)[]): string {
  let joined = pointer;
  for (const key of keys) joined += `/${escapeStep(String(key))}`;
  return joined;
}

/** The keys of a pointer such as `#/paths/~1v1/get`. */
export function keysOf(pointer: string): string[] {
  const text = pointer.startsWith("#") ? pointer.slice(1) : pointer;
  return text === "" ? [] : text.slice(1).split("/").map(unescapeStep);
}

/** One key as a step of a pointer. */
export function escapeStep(key: string): string {
  return key.includes("~") || key.includes("/") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}

function unescapeStep(step: string): string {
  return step.includes("~") ? step.replaceAll("~1", "/").replaceAll("~0", "~") : step;
}

/** The last key of the pointer, readable. */
export function lastKey(pointer: string): string {
  return unescapeStep(pointer.slice(pointer.lastIndexOf("/") + 1 || pointer.length));
}

/** The value that a fragment such as `/paths/~1v1` names inside `root`; undefined when there is none. */
export function valueAt(root: unknown, fragment: string): unknown {
  let value = root;
  for (const key of keysOf(fragment)) value = memberAt(value, key);
  return value;
}

/** The member of an object or the item of an array; undefined when there is none. */
export function memberAt(value: unknown, key: string): unknown {
  if (!Array.isArray(value)) return get(value, key);
  return /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
}

/** A fragment with its percent-encoding undone; a `%` that encodes nothing stays as it is. */
export function decode(fragment: string): string {
  return fragment.includes("%") ? fragment.replace(/(?:%[0-9a-f]{2})+/gi, decoded) : fragment;
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** A pointer as a fragment of a URI, which {@link decode} reads back. */
export function encode(pointer: string): string {
  return `#${pointer.slice(1).split("/").map(encodeStep).join("/")}`;
}

/** Of the characters that a fragment has no room for; braces and the like are left readable, as people write them. */
function encodeStep(step: string): string {
  return step.replace(/[\s"#%<>\\^`|]/g, (char) => encodeURIComponent(char));
}
