// @ts-check
// The declarations of dist: those that an entry leads to, and those of packages that are bundled.
import { copyFile, mkdir, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { declare, declareBoth } from "./declare.mjs";

/**
 * @typedef {object} Manifest
 * @property {Record<string, { types?: string, default?: string }>} exports
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, object>} [peerDependenciesMeta]
 */

const document = "@partner-licenses/document";
const imports = /((?:from|import|import\()\s*)(["'])([^"']+)\2/g;

/**
 * Writes the declarations of a package. The reader of contracts is private and bundled: where a package has it, its
 * declarations go to `document/`, and ours name them there.
 * @param {string} root folder of the package
 * @param {string} dist
 * @param {Manifest} manifest
 */
export async function declareWhole(root, dist, manifest) {
  if (manifest.devDependencies?.[document] === undefined) return declare(root, dist);
  await declareBoth(root, dist, await realpath(join(root, "node_modules", document)));
  await redirect(dist, (name) =>
    name.startsWith(`${document}/`) ? `document/${name.slice(document.length + 1)}.js` : undefined,
  );
}

/**
 * Copies the declarations of packages that an install does not bring to `vendor/`, and makes ours name them there.
 * @param {string} dist
 * @param {Readonly<Record<string, string>>} files the declarations of each package, by its name
 */
export async function vendorDeclarations(dist, files) {
  await mkdir(join(dist, "vendor"));
  for (const [name, file] of Object.entries(files)) await copyFile(file, join(dist, `vendor/${name}.d.ts`));
  await redirect(dist, (name) => (Object.hasOwn(files, name) ? `vendor/${name}.js` : undefined));
}

/**
 * Makes declarations import files of dist.
 * @param {string} dist
 * @param {(name: string) => string | undefined} targetOf the file in dist that a name stands for
 */
async function redirect(dist, targetOf) {
  for (const file of await declarationsIn(dist)) {
    const text = await readFile(file, "utf8");
    const own = text.replace(imports, (whole, before, quote, name) => {
      const target = targetOf(name);
      if (target === undefined) return whole;
      const path = relative(dirname(file), join(dist, target)).replaceAll("\\", "/");
      return `${before}${quote}${path.startsWith(".") ? path : `./${path}`}${quote}`;
    });
    if (own !== text) await writeFile(file, own);
  }
}

/**
 * Deletes what no entry leads to. Throws when a declaration names a package that consumers do not get.
 * @param {string} dist
 * @param {Manifest} manifest
 */
export async function pruneTypes(dist, manifest) {
  /** @type {Set<string>} */
  const seen = new Set();
  for (const { types } of Object.values(manifest.exports))
    if (types !== undefined) await reach(resolve(dist, types.replace("./dist/", "")), seen, manifest);
  for (const file of await declarationsIn(dist)) if (!seen.has(file)) await rm(file);
}

/**
 * @param {string} file
 * @param {Set<string>} seen
 * @param {Manifest} manifest
 */
async function reach(file, seen, manifest) {
  if (seen.has(file)) return;
  seen.add(file);
  const text = await readFile(file, "utf8");
  for (const [, , , target = ""] of text.matchAll(imports)) {
    if (target.startsWith(".")) {
      await reach(resolve(dirname(file), target.replace(/\.(ts|js)$/, ".d.ts")), seen, manifest);
    } else if (!target.startsWith("node:") && !comesAlong(packageOf(target), manifest)) {
      throw new Error(`${file} names ${target}, which is no dependency: keep its types out of the exports`);
    }
  }
}

/**
 * A peer is in the project that uses an entry which names it.
 * @param {string} name
 * @param {Manifest} manifest
 */
function comesAlong(name, { dependencies = {}, peerDependenciesMeta = {} }) {
  return name in dependencies || name in peerDependenciesMeta;
}

/** @param {string} target */
function packageOf(target) {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}

/** @param {string} dist */
async function declarationsIn(dist) {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}
