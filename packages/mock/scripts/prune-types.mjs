// Deletes the declarations that no entry of the package leads to: they describe our insides.
import { readdir, readFile, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";

async function reach(file, seen) {
  if (seen.has(file)) return;
  seen.add(file);
  const text = await readFile(file, "utf8");
  for (const [, target] of text.matchAll(/(?:from|import|import\()\s*"(\.[^"]+)"/g)) {
    await reach(resolve(dirname(file), target.replace(/\.ts$/, ".d.ts")), seen);
  }
}

/** Keeps what `exports` of the manifest leads to. */
export async function pruneTypes(dist, manifest) {
  const entries = Object.values(manifest.exports).flatMap((entry) =>
    entry.types ? [resolve(dist, entry.types.replace("./dist/", ""))] : [],
  );
  const seen = new Set();
  for (const entry of entries) await reach(entry, seen);
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    const file = resolve(entry.parentPath, entry.name);
    if (entry.isFile() && file.endsWith(".d.ts") && !seen.has(file)) await rm(file);
  }
}
