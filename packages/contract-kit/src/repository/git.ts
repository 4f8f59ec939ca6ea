import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { askGit } from "@partner-licenses/document/reader/git";

/** What git answers in a folder, without the last line end; undefined when it fails, or is not there. */
export function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return askGit(folder, ...args).trimEnd();
  } catch {
    return undefined;
  }
}

/** Whether a file is as the last commit has it. */
export function isCommitted(folder: string, file: string): boolean {
  const known = git(folder, "cat-file", "-e", `HEAD:./${file}`) !== undefined;
  return known && git(folder, "diff", "--quiet", "HEAD", "--", file) !== undefined;
}

/** A file as the last commit has it, byte for byte; undefined when it has none. */
export function committedText(file: string): string | undefined {
  try {
    return askGit(dirname(file), "show", `HEAD:./${basename(file)}`);
  } catch {
    return undefined;
  }
}

/** The full hash of a commit; undefined when this clone does not have it. */
export function commitOf(folder: string, revision: string): string | undefined {
  // A revision must never be read as an option of git.
  if (revision.startsWith("-")) return undefined;
  return git(folder, "rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
}

/** Whether git ignores a file, such as a contract that code makes: it is in no commit. */
export function isIgnored(file: string): boolean {
  return git(dirname(file), "check-ignore", "--quiet", "--", file) !== undefined;
}

/** Whether this clone lacks a part of the history. */
export function isShallow(folder: string): boolean {
  // A clone gets what it lacks while a program runs, and loses nothing.
  return placeOf(folder)?.isWhole === false && git(folder, "rev-parse", "--is-shallow-repository") === "true";
}

interface Place {
  /** The root of the repository. */
  readonly top: string;
  /** The path from there, which ends with a slash where it is not empty. */
  readonly below: string;
  /** Whether all of the history is there. */
  readonly isWhole: boolean;
  /** The root of the repository that this one is a submodule of. */
  readonly outer?: string;
}

// No repository moves while a program runs, and a run asks for the same few folders again and again.
const places = new Map<string, Place>();

/** Where a folder is in the repository around it. */
export function placeOf(folder: string): Place | undefined {
  const key = resolve(folder);
  const known = places.get(key);
  if (known !== undefined) return known;
  const asked = ["--show-toplevel", "--show-prefix", "--is-shallow-repository"];
  const answer = git(key, "rev-parse", ...asked, "--show-superproject-working-tree");
  if (answer === undefined) return undefined;
  const [top = "", below = "", shallow, outer] = answer.split("\n");
  const place = { top, below, isWhole: shallow === "false", ...(outer !== undefined && { outer }) };
  places.set(key, place);
  return place;
}

/** The root of the repository around a folder. */
export function topOf(folder: string): string | undefined {
  return placeOf(folder)?.top;
}

/** The file that a link of the same repository leads to: git keeps no text of a link. */
function behindLink(file: string): string {
  const real = existsSync(file) ? realpathSync(file) : file;
  return topOf(dirname(real)) === topOf(dirname(file)) ? real : file;
}

/**
 * A file in a revision, as the diff reads it: `<git-rev>:<path>`, by the name that it had there.
 * Undefined when it is not there under any name.
 */
export function fileIn(revision: string, given: string): string | undefined {
  const file = behindLink(given);
  const folder = dirname(file);
  const { top = "", below = "" } = placeOf(folder) ?? {};
  const path = `${below}${basename(file)}`;
  // The diff asks git in the working folder, which may be of another repository.
  const input = (name: string) => `${revision}:${top === topOf(".") ? name : join(top, name)}`;
  if (git(folder, "cat-file", "-e", `${revision}:${path}`) !== undefined) return input(path);
  const moved = git(folder, "diff", "--name-status", "--find-renames", "--diff-filter=R", "-z", revision);
  const names = moved?.split("\0") ?? [];
  // Each entry is the status, the old name and the new one.
  const old = names[names.findIndex((name, index) => index % 3 === 2 && name === path) - 1];
  return old === undefined ? undefined : input(old);
}
