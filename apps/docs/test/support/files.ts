import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** All files of a folder by their path with forward slashes. */
export async function readTree(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const tree = new Map<string, Buffer>();
  for (const file of files.sort())
    tree.set(relative(folder, file).replaceAll(sep, "/"), await readFile(file));
  return tree;
}
