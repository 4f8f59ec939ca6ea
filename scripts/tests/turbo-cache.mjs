// @ts-check
// What turbo has built, for a test that edits a tree.
import { constants } from "node:fs";
import { copyFile, mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Turbo adds to its cache for ever: of a long used one, the builds of today are among these. */
const newest = 150;

/**
 * A cache for turbo in an empty folder, filled with what a checkout has built last, as an environment.
 * A build whose tree is edited while it runs is kept under the wrong key, so a test that edits a tree never writes
 * to the cache of the checkout: killed half-way, it would leave that build to everybody.
 * @param {string} root the checkout
 * @param {string} folder
 * @returns {Promise<{ TURBO_CACHE_DIR: string }>}
 */
export async function ownTurboCache(root, folder) {
  const from = join(root, ".turbo/cache");
  await mkdir(folder, { recursive: true });
  const names = await readdir(from).catch(() => []);
  const keys = await Promise.all(
    // Written last: what has none is not complete.
    names
      .filter((name) => name.endsWith("-meta.json"))
      .map(async (name) => {
        const { mtimeMs } = await stat(join(from, name));
        return { key: name.slice(0, -"-meta.json".length), mtimeMs };
      }),
  );
  keys.sort((a, b) => b.mtimeMs - a.mtimeMs);
  const wanted = new Set(keys.slice(0, newest).map(({ key }) => key));
  for (const name of names) {
    if (!wanted.has(name.split(/[-.]/)[0] ?? "")) continue;
    await copyFile(join(from, name), join(folder, name), constants.COPYFILE_FICLONE);
  }
  return { TURBO_CACHE_DIR: folder };
}
