import { ContractError } from "@partner-licenses/document/errors";
import { commitOf, git, topOf } from "./git.ts";

/** The top of the repository around a folder. Throws a ContractError unless all in it is committed. */
export function committedTree(folder: string): string {
  const root = topOf(folder);
  if (root === undefined || commitOf(folder, "HEAD") === undefined)
    throw new ContractError("this is no git repository with a commit", {
      hint: 'git init && git add --all && git commit --message "Begin"',
    });
  const changes = git(root, "status", "--porcelain") ?? "";
  if (changes === "") return root;
  const files = changes.split("\n");
  throw new ContractError(`${files.length} files are not committed, the first is ${files[0]?.slice(3)}`, {
    hint: "commit them, or put them aside with `git stash --include-untracked`; what a version that was killed has left goes by `git reset --hard && git clean -fd`",
  });
}

/** Brings a tree back to what is committed. */
export function restoreTree(root: string): void {
  git(root, "reset", "--hard", "--quiet");
  git(root, "clean", "-fdq");
}
