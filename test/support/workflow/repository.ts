import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { output } from "../../../scripts/tests/run.mjs";
import { copyWorkspace, root } from "../workspace.ts";
import type { Trigger } from "./model.ts";

/** A repository with a working tree, from which machines clone. */
export interface Repository {
  readonly dir: string;
  git(...args: string[]): Promise<string>;
  /** Commits all that changed; gives the commit. */
  commit(message: string): Promise<string>;
  /** What a pull request of one change is: GitHub's merge of it into main, as a trigger. `main` stays checked out. */
  pullRequest(
    number: number,
    change: (dir: string) => Promise<void>,
  ): Promise<Trigger & { readonly head: string }>;
}

/** The working tree as a commit on `main` of a fresh repository: what a push of it would be. */
export async function repositoryOf(
  dir: string,
  before?: (dir: string) => Promise<void>,
): Promise<Repository> {
  await mkdir(dir, { recursive: true });
  await copyWorkspace(dir);
  await before?.(dir);
  await output("git", ["init", "-q", "-b", "main"], { cwd: dir });
  await borrowObjects(dir, root);
  return repositoryIn(dir);
}

/**
 * Has a repository find in another what that one has: what is added there or fetched from there is not written a second
 * time, which takes seconds for a tree of thousands of files.
 */
export async function borrowObjects(dir: string, lender: string): Promise<void> {
  const args = ["rev-parse", "--path-format=absolute", "--git-path", "objects"];
  const objects = await output("git", args, { cwd: lender });
  await writeFile(join(dir, ".git/objects/info/alternates"), objects);
}

// Each machine fetches all of it, and nobody keeps it.
const settings = `
[receive]
	denyCurrentBranch = updateInstead
[core]
	compression = 0
[pack]
	window = 0
`;

/** What a folder holds as a commit on `main` of a fresh repository. */
export async function repositoryIn(dir: string): Promise<Repository> {
  const identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"];
  const git = (...args: string[]) => output("git", [...identity, ...args], { cwd: dir });
  const commit = async (message: string) => {
    await git("add", "-A");
    await git("commit", "-q", "--allow-empty", "-m", message);
    // Git has just written both, and a process takes longer to say so.
    const head = (await readFile(join(dir, ".git/HEAD"), "utf8")).replace("ref: ", "").trim();
    return (await readFile(join(dir, ".git", head), "utf8")).trim();
  };
  await git("init", "-q", "-b", "main");
  await appendFile(join(dir, ".git/config"), settings);
  await commit("The state of main");
  const pullRequest = async (number: number, change: (dir: string) => Promise<void>) => {
    const ref = `refs/pull/${number}/merge`;
    await git("checkout", "-q", "-B", "pull");
    await change(dir);
    const head = await commit("A change");
    const parents = ["-p", "main", "-p", head];
    const sha = (await git("commit-tree", `${head}^{tree}`, ...parents, "-m", "Merge")).trim();
    await git("update-ref", ref, sha);
    await git("checkout", "-q", "main");
    const payload = { pull_request: { number, head: { sha: head }, base: { ref: "main" } } };
    return { event: "pull_request", ref, sha, payload, head };
  };
  return { dir, git, commit, pullRequest };
}
