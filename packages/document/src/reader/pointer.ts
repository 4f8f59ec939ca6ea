import { get } from "../json.ts";

/** A place inside a loaded document. */
export interface Loc {
  readonly source: SourceRef;
  readonly pointer: string;
}

/** What a location needs to know of its document. */
export interface SourceRef {
  /** Path relative to the folder of the entry file; empty for the entry itself. */
  readonly id: string;
  readonly root: unknown;
}

/** The location one key deeper. */
export function at(loc: Loc, ...keys: (string | number)[]): Loc {
  let pointer = loc.pointer;
  for (const key of keys) pointer += `/${escapeStep(String(key))}`;
  return { source: loc.source, pointer };
}

/** The keys of a pointer such as `#/paths/~1v1/get`. */
export function keysOf(pointer: string): string[] {
  const text = pointer.replace(/^#/, "");
  if (text === "" || text === "/") return [];
  return text
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** One key as a step of a pointer. */
export function escapeStep(key: string): string {
  return key.includes("~") || key.includes("/") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}

/** The last key of the pointer, readable. */
export function lastKey(pointer: string): string {
  return keysOf(pointer).at(-1) ?? "";
}

/** The value that a fragment such as `/paths/~1v1` names inside `root`; undefined when there is none. */
export function valueAt(root: unknown, fragment: string): unknown {
  let value = root;
  for (const key of keysOf(`#${fragment}`))
    value = Array.isArray(value) ? value[Number(key)] : get(value, key);
  return value;
}

/** A fragment with its escapes undone; one that is wrongly escaped stays as it is. */
export function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
