import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import { ContractError } from "../errors.ts";

/** Reads the entry file and the files beside it, from disk or from a git revision. */
export interface Reader {
  /** The entry's path, as `read` takes it. */
  readonly entry: string;
  /** Text of a file. Throws a ContractError when there is none. */
  read(path: string): string;
  /** The path of `target` seen from the file `from`. */
  join(from: string, target: string): string;
  /** The path as people should read it. */
  display(path: string): string;
}

/** A reader for `path` or `<git-rev>:<path>`. */
export function readerFor(input: string): Reader {
  const colon = input.indexOf(":");
  // A single letter before the colon is a Windows drive, not a revision.
  if (existsSync(input) || colon < 2) return diskReader(input);
  return gitReader(input.slice(0, colon), input.slice(colon + 1));
}

function diskReader(entry: string): Reader {
  return {
    entry: resolve(entry),
    read(path) {
      try {
        return readFileSync(path, "utf8");
      } catch (cause) {
        throw unreadable(this.display(path), (cause as NodeJS.ErrnoException).code ?? "unreadable", cause);
      }
    },
    join: (from, target) => resolve(from, "..", target),
    display(path) {
      const short = relative(process.cwd(), path);
      return (short.startsWith("..") ? path : short).split(sep).join("/");
    },
  };
}

function gitReader(revision: string, path: string): Reader {
  return {
    entry: path,
    read: (file) => gitShow(revision, file),
    join: (from, target) => posix.join(posix.dirname(from), target),
    display: (file) => `${revision}:${file}`,
  };
}

function gitShow(revision: string, file: string): string {
  // A revision must never be read as an option of git.
  if (revision.startsWith("-")) throw missing(revision, file, "a revision cannot start with a dash");
  let fault: unknown;
  for (const object of [`${revision}:${file}`, `${revision}:./${file}`]) {
    try {
      return execFileSync("git", ["show", object], { encoding: "utf8", maxBuffer: 2 ** 30, stdio: "pipe" });
    } catch (cause) {
      fault ??= cause;
    }
  }
  const stderr = String((fault as { stderr?: unknown }).stderr ?? (fault as Error).message);
  throw missing(revision, file, stderr.trim().split("\n", 1)[0] ?? "git failed");
}

function unreadable(file: string, reason: string, cause: unknown): ContractError {
  return new ContractError(`cannot read ${file} (${reason})`, {
    hint: "give the path of an OpenAPI file, or `<git-rev>:<path>`",
    cause,
  });
}

function missing(revision: string, file: string, reason: string): ContractError {
  return new ContractError(`cannot read ${file} at revision ${revision}: ${reason}`, {
    hint: "check the revision with `git rev-parse` and the path from the root of the repository; in CI, fetch the history",
  });
}
