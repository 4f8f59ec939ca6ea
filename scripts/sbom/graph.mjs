// @ts-check
// The packages that an install of one package brings, and those whose code it carries itself.
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** @import { Manifest } from "./component.mjs" */

/** @typedef {{ manifest: Manifest, bundled: boolean, needs: string[] }} Package */

/**
 * The manifest in a folder.
 * @param {string} folder
 * @returns {Manifest}
 */
function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/**
 * Where Node finds a package from a folder, or undefined.
 * @param {string} folder
 * @param {string} name
 */
function find(folder, name) {
  for (let dir = folder; ; dir = dirname(dir)) {
    const candidate = join(dir, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
    if (dir === dirname(dir)) return undefined;
  }
}

/**
 * Walks from a package through its `dependencies`, as installed; `bundled` are folders whose code it carries.
 * @param {string} root folder of the package
 * @param {readonly string[]} bundled
 * @returns {Map<string, Package>} by folder, the package itself first
 */
export function dependencyGraph(root, bundled) {
  const carried = new Set(bundled);
  /** @type {Map<string, Package>} */
  const graph = new Map();
  /** @type {(folder: string, wanted: (folder: string) => boolean) => Package} */
  const visit = (folder, wanted) => {
    /** @type {Package} */
    const node = { manifest: manifestOf(folder), bundled: carried.has(folder), needs: [] };
    graph.set(folder, node);
    for (const name of Object.keys(node.manifest.dependencies ?? {})) {
      const found = find(folder, name);
      if (found === undefined) throw new Error(`${node.manifest.name} needs ${name}, which is not installed`);
      if (!wanted(found)) continue;
      node.needs.push(found);
      if (!graph.has(found)) visit(found, wanted);
    }
    return node;
  };
  const own = visit(realpathSync(root), () => true);
  // Of the dependencies of a bundled package, the bundle holds no more than the bundler took in.
  for (const folder of carried) if (!graph.has(folder)) visit(folder, (found) => carried.has(found));
  const reached = new Set([...graph.values()].flatMap(({ needs }) => needs));
  own.needs.push(...[...carried].filter((folder) => !reached.has(folder)));
  return graph;
}
