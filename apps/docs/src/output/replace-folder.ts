import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Lets `fill` write into a fresh folder next to `out`, then puts that folder in its place.
 * When `fill` throws, `out` is as it was and nothing is left next to it.
 */
export async function replaceFolder(out: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(out), { recursive: true });
  const temporary = await mkdtemp(join(dirname(out), `.${basename(out)}-`));
  const [fresh, old] = [join(temporary, "new"), join(temporary, "old")];
  try {
    await mkdir(fresh);
    await fill(fresh);
    await rename(out, old).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    await rename(fresh, out);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
