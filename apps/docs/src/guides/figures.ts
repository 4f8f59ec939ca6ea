import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inShort } from "./in-short.ts";

/** Markdown tables of a folder, for `<!-- include: data/<name> -->`; none when the folder is missing. */
export async function readFigures(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const figures = new Map<string, string>();
  for (const file of files.filter((name) => name.endsWith(".md")).sort()) {
    figures.set(`data/${file.slice(0, -3)}`, (await readFile(join(folder, file), "utf8")).trim());
  }
  if (figures.size > 0) figures.set("data/in-short", await inShort(folder));
  return figures;
}
