import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, posix, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ContractError } from "../errors.ts";
import { type Fault, faults } from "../faults.ts";
import { foldersAbove, shown } from "../files.ts";
import { askGit } from "./git.ts";

/** Reads the entry file and the files next to it, from disk or from a git revision. */
export interface Reader {
  /** The entry's path, as `read` takes it. */
  readonly entry: string;
  /** Text of a file. Throws a ContractError when there is none. */
  read(path: string): string;
  /** The path of `target` seen from the file `from`. */
  join(from: string, target: string): string;
  /** The path seen from the folder of the entry. */
  relative(path: string): string;
  /** The path as people should read it. */
  display(path: string): string;
  /** The files in the folder of a file; none when the folder cannot be listed. */
  folder(path: string): string[];
}

/** A reader for `path`, `file:` URL or `<git-rev>:<path>`. Throws a ContractError for any other URL. */
export function readerFor(input: string): Reader {
  if (input.startsWith("file:")) return diskReader(fileURLToPath(input));
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(input)) throw faultOf(faults.url(input));
  const colon = input.indexOf(":");
  // A single letter before the colon is a Windows drive, not a revision.
  if (existsSync(input) || colon < 2) return diskReader(input);
  return gitReader(input.slice(0, colon), input.slice(colon + 1));
}

function diskReader(entry: string): Reader {
  const root = resolve(entry);
  return {
    entry: root,
    read(path) {
      return readText(path);
    },
    join: (from, target) => resolve(from, "..", target),
    relative: (path) => relative(dirname(root), path).split(sep).join("/"),
    display: shown,
    folder(path) {
      try {
        return readdirSync(dirname(path)).map((name) => resolve(dirname(path), name));
      } catch {
        return [];
      }
    },
  };
}

/** The text of a file. Throws a ContractError where there is none, or it cannot be read. */
export function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw faultOf(unreadable(shown(path), cause as NodeJS.ErrnoException), cause);
  }
}

function unreadable(file: string, { code, message }: NodeJS.ErrnoException): Fault {
  if (code === "ENOENT" || code === "ENOTDIR") return faults.fileMissing(file);
  return faults.fileUnreadable(file, code === "EISDIR" ? "it is a folder" : (code ?? message));
}

function gitReader(revision: string, path: string): Reader {
  return {
    entry: path,
    read: (file) => gitShow(revision, file),
    join: (from, target) => posix.join(posix.dirname(from), target),
    relative: (file) => posix.relative(posix.dirname(path), file),
    display: (file) => `${revision}:${isAbsolute(file) ? shown(file) : file}`,
    folder: (file) => gitFolder(revision, posix.dirname(file)),
  };
}

function gitShow(revision: string, file: string): string {
  // A revision must never be read as an option of git.
  if (revision.startsWith("-"))
    throw faultOf(faults.revisionMissing(revision, file, "a revision cannot start with a dash"));
  let fault: unknown;
  const [where, objects] = objectsOf(revision, file);
  for (const object of objects) {
    try {
      const text = askGit(where, "show", object);
      // What Git LFS keeps comes through its filter, where it is installed.
      return text.startsWith("version https://git-lfs")
        ? askGit(where, "cat-file", "--filters", object)
        : text;
    } catch (cause) {
      fault ??= cause;
    }
  }
  const stderr = String((fault as { stderr?: unknown }).stderr ?? (fault as Error).message);
  const reason = stderr.trim().split("\n", 1)[0] ?? "git failed";
  throw faultOf(faults.revisionMissing(revision, file, reason));
}

/** How git calls a path, and in which folder it is asked: an absolute path may be of another repository than this one. */
function objectsOf(revision: string, path: string): [folder: string, objects: readonly string[]] {
  if (!isAbsolute(path)) return [".", [`${revision}:${path}`, `${revision}:./${path}`]];
  const folder = foldersAbove(dirname(path)).find((each) => existsSync(each)) ?? ".";
  return [folder, [`${revision}:./${relative(folder, path).split(sep).join("/")}`]];
}

function gitFolder(revision: string, folder: string): string[] {
  const [where, objects] = objectsOf(revision, folder);
  for (const object of objects) {
    try {
      const names = askGit(where, "ls-tree", "--name-only", "-z", object).split("\0");
      return names.filter((name) => name !== "").map((name) => posix.join(folder, name));
    } catch {
      // The other spelling may be the right one.
    }
  }
  return [];
}

function faultOf({ message, code, hint }: Fault, cause?: unknown): ContractError {
  return new ContractError(message, { code, hint, cause });
}
