// Keeps the declarations that an entry leads to; the others describe our insides and name packages that are bundled.
import { readdir, readFile, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

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
    } else if (!target.startsWith("node:") && !(packageOf(target) in manifest.dependencies)) {
      throw new Error(`${file} names ${target}, which is no dependency: keep its types out of the exports`);
    }
  }
}

function packageOf(target) {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}
