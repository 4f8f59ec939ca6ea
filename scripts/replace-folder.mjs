// @ts-check
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Lets `fill` write into a fresh folder, then puts that folder in the place of `out`: nobody ever reads half of it.
 * When `fill` throws, `out` is as it was and nothing is left next to it.
 * @param {string} out
 * @param {(fresh: string) => unknown} fill
 * @param {string} [near] a folder on the same disk, for the time being; by default the one that holds `out`
 * @returns {Promise<void>}
 */
export async function replaceFolder(out, fill, near = dirname(out)) {
  await mkdir(near, { recursive: true });
  const temporary = await mkdtemp(join(near, `.${basename(out)}-`));
  const [fresh, old] = [join(temporary, "new"), join(temporary, "old")];
  try {
    await mkdir(fresh);
    await fill(fresh);
    await rename(out, old).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(fresh, out);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
