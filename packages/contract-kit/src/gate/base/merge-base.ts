import { basename, dirname } from "node:path";
import type { Project } from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { commitOf, fileIn, git, isShallow } from "../../repository/git.ts";
import { typedFor } from "../typed.ts";
import type { Base } from "./base.ts";

/**
 * The contract where this branch left the one that it goes back to: the target of the pull request, else the main
 * branch. A shallow clone fetches what is missing. Undefined when the contract did not exist there.
 * Throws a ContractError when that is this very commit, which says nothing, unless the contract is the first.
 */
export function mergeBase(project: Project, isFirst = false): Base | undefined {
  const folder = dirname(project.spec);
  const branch = targetBranch(folder);
  const commit = mergeBaseOf(folder, branch);
  if (commit === undefined)
    throw new ContractError(`git finds no commit that this branch and \`${branch}\` have in common`, {
      hint: `name what the contract is compared with: ${typedFor(project, "gate", "--base", "<revision>")}`,
    });
  if (commit === commitOf(folder, "HEAD") && isDone(folder, branch)) {
    if (isFirst || isJustAdopted(project)) return undefined;
    const [before, first] = [["--base", "<revision>"], ["--first"]].map((said) =>
      typedFor(project, "gate", ...said),
    );
    throw new ContractError(
      `this commit is part of \`${branch}\` already: there is nothing to compare with`,
      {
        places: [{ file: shown(project.spec), line: 1, column: 1 }],
        hint: `name what was before: ${before}; or say that this is the first: ${first}`,
      },
    );
  }
  const input = fileIn(commit, project.spec);
  return input === undefined ? undefined : { input, label: `${branch} (${commit.slice(0, 7)})`, commit };
}

/** Whether `contract add` came with this very commit, or with none yet: there is no release that it could have stored. */
export function isJustAdopted({ adopted }: Project): boolean {
  if (adopted === undefined) return false;
  const [folder, name] = [dirname(adopted), basename(adopted)];
  if (git(folder, "cat-file", "-e", `HEAD:./${name}`) === undefined) return true;
  // The last commit of a shallow clone seems to have brought everything.
  return (
    !isShallow(folder) &&
    git(folder, "log", "-1", "--format=%H", "--diff-filter=A", "--", name) === commitOf(folder, "HEAD")
  );
}

/** The commit at which this one left a branch; a shallow clone fetches what is missing. */
export function mergeBaseOf(folder: string, branch: string): string | undefined {
  if (isShallow(folder)) complete(folder, branch);
  const target = [`origin/${branch}`, branch].find((each) => commitOf(folder, each) !== undefined);
  return target && git(folder, "merge-base", "HEAD", target);
}

/** Whether this is the branch itself, or one of its commits, without work of a person on top. */
function isDone(folder: string, branch: string): boolean {
  const current = git(folder, "symbolic-ref", "--quiet", "--short", "HEAD");
  // A machine leaves files of its own anywhere; only those next to the contract can be about it.
  const where = process.env.CI ? [folder] : [];
  return (
    (current === undefined || current === branch) &&
    git(folder, "status", "--porcelain", "--", ...where) === ""
  );
}

/** The branch that this one goes back to. */
export function targetBranch(folder: string): string {
  const { GITHUB_BASE_REF, CI_MERGE_REQUEST_TARGET_BRANCH_NAME, CI_DEFAULT_BRANCH } = process.env;
  const said = [GITHUB_BASE_REF, CI_MERGE_REQUEST_TARGET_BRANCH_NAME, CI_DEFAULT_BRANCH].find(Boolean);
  if (said !== undefined) return said;
  const head = git(folder, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
  if (head !== undefined) return head.replace(/^origin\//, "");
  const known = (name: string) =>
    [name, `origin/${name}`].some((each) => commitOf(folder, each) !== undefined);
  return ["main", "master"].find(known) ?? "main";
}

/** Fetches the history of this commit and of a branch. */
function complete(folder: string, branch: string): void {
  const head = commitOf(folder, "HEAD") ?? "HEAD";
  const target = `+refs/heads/${branch}:refs/remotes/origin/${branch}`;
  git(folder, "fetch", "--quiet", "--no-tags", "--unshallow", "origin", head, target);
}
