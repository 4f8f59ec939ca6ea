import { execFileSync } from "node:child_process";
import { ContractError } from "@partner-licenses/document/errors";

function git(root: string, ...args: string[]): string {
  return execFileSync("git", args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 << 20,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Throws a ContractError unless the folder is the top of a git tree in which everything is committed. */
export function requireCleanTree(root: string): void {
  const changes = orRefuse(() => git(root, "status", "--porcelain"));
  if (changes === "") return;
  const files = changes.trimEnd().split("\n");
  throw new ContractError(`${files.length} files are not committed, the first is ${files[0]?.slice(3)}`, {
    hint: "commit them, or put them aside with `git stash --include-untracked`: then git can undo what init does",
  });
}

/** The files that git knows, relative to the top. */
export function trackedFiles(root: string): string[] {
  return orRefuse(() => git(root, "ls-files", "-z"))
    .split("\0")
    .filter((file) => file !== "");
}

/** The address of `origin` as a web address, or undefined. */
export function originOf(root: string): string | undefined {
  try {
    const url = git(root, "remote", "get-url", "origin")
      .trim()
      .replace(/\.git$/, "");
    const web = url.replace(/^git@([^:]+):/, "https://$1/").replace(/^ssh:\/\/git@/, "https://");
    return /^https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+$/.test(web) ? web : undefined;
  } catch {
    return undefined;
  }
}

/** Brings the tree back to what is committed. */
export function restore(root: string): void {
  git(root, "reset", "--hard", "--quiet");
  git(root, "clean", "-fdq");
}

function orRefuse(run: () => string): string {
  try {
    return run();
  } catch (cause) {
    throw new ContractError("this folder is not a git checkout", {
      hint: "clone the repository, and run `contract init` at its top",
      cause,
    });
  }
}
