import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";

/** Generated files of one folder: text by path inside the folder. */
export interface GeneratedFolder {
  readonly dir: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A difference between a folder on disk and what the contract generates. */
export interface Drift {
  readonly file: string;
  readonly kind: "missing" | "stale" | "extra";
}

/**
 * Replaces each folder by its new files. Every folder is complete in a temporary place
 * before the first one is swapped in, so that a failure leaves the old files.
 */
export async function writeFolders(folders: readonly GeneratedFolder[]): Promise<void> {
  const staged: { dir: string; temporary: string }[] = [];
  try {
    for (const { dir: asked, files } of folders) {
      // What a link leads to is replaced, not the link.
      const dir = await realpath(asked).catch(() => asked);
      staged.push({ dir, temporary: await stage({ dir, files }) });
    }
    for (const { dir, temporary } of staged) await swap(dir, temporary);
  } finally {
    await Promise.all(staged.map(({ temporary }) => rm(temporary, { recursive: true, force: true })));
  }
}

/** The new folder has a temporary one around it, since the system lets nobody else read that. */
async function stage({ dir, files }: GeneratedFolder): Promise<string> {
  await mkdir(dirname(dir), { recursive: true });
  const temporary = await mkdtemp(join(dirname(dir), `.${basename(dir)}-`));
  await mkdir(join(temporary, "new"));
  await writeFiles(join(temporary, "new"), files);
  return temporary;
}

/** Writes files into a folder that nobody sees before it is complete. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

async function swap(dir: string, temporary: string): Promise<void> {
  await rename(dir, join(temporary, "old")).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(join(temporary, "new"), dir);
}

/** Compares folders on disk with what they should hold. */
export async function findDrift(folders: readonly GeneratedFolder[], from = process.cwd()): Promise<Drift[]> {
  const all = await Promise.all(folders.map(folderDrift));
  return all.flat().map(({ file, kind }) => ({ file: relative(from, file), kind }));
}

async function folderDrift({ dir, files }: GeneratedFolder): Promise<Drift[]> {
  const onDisk = new Set(await listFiles(dir));
  const expected = Object.entries(files).map(async ([name, text]): Promise<Drift[]> => {
    const file = join(dir, name);
    if (!onDisk.delete(file)) return [{ file, kind: "missing" }];
    return (await readFile(file, "utf8")) === text ? [] : [{ file, kind: "stale" }];
  });
  const found = (await Promise.all(expected)).flat();
  return [...found, ...[...onDisk].map((file): Drift => ({ file, kind: "extra" }))];
}

/** The files below a folder, sorted; none when there is no folder. */
export async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}
