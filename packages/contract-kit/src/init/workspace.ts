import { isObject, type JsonObject } from "@partner-licenses/document/json";

/** The version that every package starts with; the first release turns it into 0.1.0. */
export const firstVersion = "0.0.0";

/** The texts of a tree by path; undefined where a file goes away. */
export type Tree = Map<string, string>;

const isManifest = (path: string) => path === "package.json" || path.endsWith("/package.json");

/** Sets versions and descriptions, and drops what refers to packages and tests that are gone. */
export function reviseManifests(
  tree: Tree,
  gone: ReadonlySet<string>,
  descriptions: Readonly<Record<string, string>>,
): void {
  for (const [path, text] of tree) {
    if (!isManifest(path) || path.includes("fixtures/")) continue;
    const manifest = JSON.parse(text) as JsonObject;
    if (manifest.version !== undefined) manifest.version = firstVersion;
    if (descriptions[path] !== undefined) manifest.description = descriptions[path];
    for (const kind of ["dependencies", "devDependencies", "peerDependencies"]) drop(manifest[kind], gone);
    const scripts = manifest.scripts;
    if (isObject(scripts) && /^vitest/.test(String(scripts.test)) && !hasTests(tree, path))
      delete scripts.test;
    tree.set(path, `${JSON.stringify(manifest, null, 2)}\n`);
  }
}

function drop(dependencies: unknown, gone: ReadonlySet<string>): void {
  if (!isObject(dependencies)) return;
  for (const name of Object.keys(dependencies)) if (gone.has(name)) delete dependencies[name];
}

function hasTests(tree: Tree, manifest: string): boolean {
  const folder = manifest.slice(0, -"package.json".length);
  return [...tree.keys()].some((path) => path.startsWith(folder) && /\.test(-d)?\.[cm]?[jt]sx?$/.test(path));
}

/** Names of the workspace's packages in some paths: all of them, and those that are published. */
export function packageNames(tree: ReadonlyMap<string, string>, published = false): string[] {
  return [...tree]
    .filter(([path]) => isManifest(path) && path !== "package.json" && !path.includes("fixtures/"))
    .map(([, text]) => JSON.parse(text) as JsonObject)
    .filter((manifest) => !published || manifest.private !== true)
    .map(({ name }) => String(name));
}

/** Empties the changesets, and writes the one of the first release. */
export function reviseChangesets(tree: Tree, title: string): void {
  const folder = ".changeset/";
  for (const path of tree.keys())
    if (path.startsWith(folder) && path.endsWith(".md") && !path.endsWith("README.md")) tree.delete(path);
  const config = tree.get(`${folder}config.json`);
  if (config === undefined) return;
  const value = JSON.parse(config) as JsonObject;
  const known = new Set(packageNames(tree));
  if (Array.isArray(value.ignore)) value.ignore = value.ignore.filter((name) => known.has(String(name)));
  tree.set(`${folder}config.json`, `${JSON.stringify(value, null, 2)}\n`);
  const names = packageNames(tree, true).sort();
  const bumps = names.map((name) => `${JSON.stringify(name)}: minor`);
  tree.set(
    `${folder}first-release.md`,
    ["---", ...bumps, "---", "", `First release: ${title}.`, ""].join("\n"),
  );
}
