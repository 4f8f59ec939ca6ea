import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/** The path as people should read it: relative to the working folder when it lies below. */
export function shown(file: string): string {
  const short = relative(process.cwd(), resolve(file));
  return (short.startsWith("..") ? resolve(file) : short || ".").split(sep).join("/");
}

/** The path from the root of the repository that a file is in, as reports for a host of repositories name it. */
export function fromRoot(file: string): string {
  const absolute = resolve(file);
  const root = foldersAbove(dirname(absolute)).at(-1) ?? "";
  return existsSync(join(root, ".git")) ? relative(root, absolute).split(sep).join("/") : shown(file);
}

/** A folder and those above it, the nearest first; nothing above the repository's root. */
export function foldersAbove(folder: string): string[] {
  const top = existsSync(join(folder, ".git")) || folder === dirname(folder);
  return top ? [folder] : [folder, ...foldersAbove(dirname(folder))];
}

/** Writes a whole file or nothing: a temporary file next to it, then a rename. */
export function writeAtomic(file: string, text: string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `.${basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}
