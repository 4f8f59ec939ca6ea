import { asArray, entries, get } from "@partner-licenses/document/json";
import { shapeOf, variablesOf } from "@partner-licenses/document/model/templates";
import { matchMethods } from "./one-shape.ts";

/** Paths that stand for each other, and the new names of their path parameters. */
export interface PathPair {
  readonly before: string;
  readonly after: string;
  readonly renamed: ReadonlyMap<string, string>;
  /** The methods for which they do, where there are several paths of one shape; else all. */
  readonly methods?: ReadonlySet<string>;
}

/** A contract, and its paths behind their `$ref`. */
export interface PathsOf {
  readonly root: unknown;
  readonly paths: unknown;
  methodsOf(path: string): readonly string[];
}

/** The matched paths of two contracts. */
export interface MatchedPaths {
  readonly pairs: PathPair[];
  readonly removed: string[];
  readonly added: string[];
  /** Whether some only match with the server's path in front. */
  readonly isMoved: boolean;
}

/**
 * Matches paths by name, then by shape (`/pets/{id}` is `/pets/{petId}`), several of one shape by their methods, then
 * with the server's path in front (`/v1` + `/pets` is `/` + `/v1/pets`).
 */
export function matchPaths(base: PathsOf, revision: PathsOf): MatchedPaths {
  const pathsOf = ({ paths }: PathsOf) =>
    entries(paths)
      .map(([path]) => path)
      .filter((path) => path.startsWith("/"));
  const removed = new Set(pathsOf(base));
  const added = new Set(pathsOf(revision));
  const pairs: PathPair[] = [];
  const [before, after] = [serverPath(base.root), serverPath(revision.root)];
  const keys: ((path: string, prefix: string) => string)[] = [
    (path) => path,
    shapeOf,
    (path, prefix) => shapeOf(prefix + path),
  ];
  const [gone, come] = [byShape(removed), byShape(added)];
  for (const [shape, was] of gone) {
    const is = come.get(shape) ?? [];
    if (is.length === 0 || was.length + is.length < 3) continue;
    const methodsOf = (paths: readonly string[], side: PathsOf) =>
      new Map(paths.map((path) => [path, side.methodsOf(path)]));
    for (const pair of matchMethods(methodsOf(was, base), methodsOf(is, revision)))
      pairs.push({ ...pair, renamed: renames(pair.before, pair.after) });
    for (const path of was) removed.delete(path);
    for (const path of is) added.delete(path);
  }
  let isMoved = false;
  for (const [index, key] of keys.entries()) {
    const open = new Map([...added].map((path) => [key(path, after), path]));
    for (const path of removed) {
      const match = open.get(key(path, before));
      if (match === undefined || !added.delete(match)) continue;
      removed.delete(path);
      isMoved ||= index === 2;
      pairs.push({ before: path, after: match, renamed: renames(path, match) });
    }
  }
  return { pairs, removed: [...removed], added: [...added], isMoved };
}

/** The paths of each shape. */
function byShape(paths: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) found.set(shapeOf(path), [...(found.get(shapeOf(path)) ?? []), path]);
  return found;
}

function serverPath(root: unknown): string {
  const url = get(asArray(get(root, "servers"))[0], "url");
  const path = typeof url === "string" ? url.replace(/^[a-z]+:\/\/[^/]*/i, "") : "";
  return path.replace(/\/+$/, "");
}

function renames(before: string, after: string): Map<string, string> {
  const [from, to] = [variablesOf(before), variablesOf(after)];
  if (from.length !== to.length) return new Map();
  return new Map(from.map((name, index) => [name, to[index] ?? name] as const).filter(([a, b]) => a !== b));
}
