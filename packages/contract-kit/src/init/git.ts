import { ContractError } from "@partner-licenses/document/errors";
import { askGit } from "@partner-licenses/document/reader/git";
import { git } from "../repository/git.ts";

/** Throws a ContractError unless the folder is the top of a git tree in which everything is committed. */
export function requireCleanTree(root: string): void {
  const changes = orRefuse(() => askGit(root, "status", "--porcelain"));
  if (changes === "") return;
  const files = changes.trimEnd().split("\n");
  throw new ContractError(`${files.length} files are not committed, the first is ${files[0]?.slice(3)}`, {
    hint: "commit them, or put them aside with `git stash --include-untracked`: then git can undo what init does",
  });
}

/** The files that git knows, relative to the top. */
export function trackedFiles(root: string): string[] {
  return orRefuse(() => askGit(root, "ls-files", "-z"))
    .split("\0")
    .filter((file) => file !== "");
}

/** The address of `origin` as a web address, or undefined. */
export function originOf(root: string): string | undefined {
  const url = git(root, "remote", "get-url", "origin")?.replace(/\.git$/, "");
  const web = url?.replace(/^git@([^:]+):/, "https://$1/").replace(/^ssh:\/\/git@/, "https://");
  return web !== undefined && /^https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+$/.test(web) ? web : undefined;
}

/** Brings the tree back to what is committed. */
export function restore(root: string): void {
  askGit(root, "reset", "--hard", "--quiet");
  askGit(root, "clean", "-fdq");
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
