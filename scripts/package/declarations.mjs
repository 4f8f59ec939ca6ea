// Keeps the declarations that an entry leads to; the others describe our insides and name packages that are bundled.
import { access, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

const specifier = /((?:from|import|import\()\s*)"@partner-licenses\/document\/([^"]+)"/g;

/**
 * The reader of contracts is private and bundled: its declarations go to `document/`, and ours name them there.
 * `declare(root, outDir)` writes the declarations of a package.
 */
export async function carryDeclarations(root, dist, manifest, declare) {
  const link = join(root, "node_modules/@partner-licenses/document");
  if (manifest.devDependencies?.["@partner-licenses/document"] === undefined) return;
  await access(link);
  const home = join(dist, "document");
  await declare(await realpath(link), home);
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith(".d.ts")) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, "utf8");
    const folder = relative(entry.parentPath, home) || ".";
    const own = text.replace(
      specifier,
      (_, before, name) => `${before}"${folder.startsWith(".") ? folder : `./${folder}`}/${name}.js"`,
    );
    if (own !== text) await writeFile(file, own);
  }
}

/** Deletes what no entry leads to. Throws when a declaration names a package that consumers do not get. */
export async function pruneTypes(dist, manifest) {
  const seen = new Set();
  for (const { types } of Object.values(manifest.exports))
    if (types !== undefined) await reach(resolve(dist, types.replace("./dist/", "")), seen, manifest);
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && file.endsWith(".d.ts") && !seen.has(file)) await rm(file);
  }
}

async function reach(file, seen, manifest) {
  if (seen.has(file)) return;
  seen.add(file);
  const text = await readFile(file, "utf8");
  for (const [, target] of text.matchAll(/(?:from|import|import\()\s*"([^"]+)"/g)) {
    if (target.startsWith(".")) {
      await reach(resolve(dirname(file), target.replace(/\.(ts|js)$/, ".d.ts")), seen, manifest);
    } else if (!target.startsWith("node:") && !comesAlong(packageOf(target), manifest)) {
      throw new Error(`${file} names ${target}, which is no dependency: keep its types out of the exports`);
    }
  }
}

/** A peer is in the project that uses an entry which names it. */
function comesAlong(name, { dependencies = {}, peerDependenciesMeta = {} }) {
  return name in dependencies || name in peerDependenciesMeta;
}

function packageOf(target) {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}
