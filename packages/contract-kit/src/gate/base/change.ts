import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { asString, get } from "@partner-licenses/document/json";
import { commitOf, git, isShallow, placeOf } from "../../repository/git.ts";
import { mergeBaseOf } from "./merge-base.ts";

/** What was before the change that this run is about. */
export interface Before {
  /** Absent when nothing was: the change is the first of its repository. */
  readonly commit?: string;
  readonly label: string;
}

/**
 * What was before the pull request, the push or the commit that this run is about, by what GitHub, GitLab or pre-commit
 * says; undefined where there is no such change, as on a schedule. A shallow clone fetches that one commit.
 * Throws a ContractError when it cannot be had.
 */
export function beforeChange(folder: string): Before | undefined {
  const { top = folder, outer } = placeOf(folder) ?? {};
  return outer === undefined ? beforeIn(folder) : inSubmodule(folder, top, outer);
}

/** A submodule was at the commit that the repository around it names. */
function inSubmodule(folder: string, top: string, outer: string): Before | undefined {
  const before = beforeChange(outer);
  if (before?.commit === undefined) return before;
  const path = relative(outer, top).split(sep).join("/");
  const commit = git(outer, "rev-parse", "--verify", "--quiet", `${before.commit}:${path}`);
  return commit === undefined ? { label: before.label } : here(folder, commit, before.label);
}

function beforeIn(folder: string): Before | undefined {
  const { PRE_COMMIT, PRE_COMMIT_FROM_REF, GITHUB_EVENT_PATH, GITLAB_CI } = process.env;
  if (PRE_COMMIT_FROM_REF) return here(folder, PRE_COMMIT_FROM_REF);
  if (PRE_COMMIT) return commitOf(folder, "HEAD") === undefined ? { label: "nothing" } : here(folder, "HEAD");
  if (GITHUB_EVENT_PATH) return onGitHub(folder, JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8")));
  return GITLAB_CI ? onGitLab(folder) : undefined;
}

function onGitHub(folder: string, event: unknown): Before | undefined {
  const head = asString(get(event, "pull_request", "head", "sha"));
  if (head !== undefined) {
    const target = asString(get(event, "pull_request", "base", "ref")) ?? "main";
    // GitHub builds a merge of both, so that its first parent is what is merged into.
    const [first, second] = parentsOf(folder);
    return first !== undefined && second === head ? here(folder, first, target) : branched(folder, target);
  }
  const queued = asString(get(event, "merge_group", "base_sha"));
  if (queued !== undefined) return here(folder, queued, asString(get(event, "merge_group", "base_ref")));
  return pushed(folder, {
    before: asString(get(event, "before")),
    ref: asString(get(event, "ref")) ?? "",
    main: asString(get(event, "repository", "default_branch")) ?? "main",
  });
}

function onGitLab(folder: string): Before | undefined {
  const { CI_MERGE_REQUEST_TARGET_BRANCH_SHA, CI_MERGE_REQUEST_DIFF_BASE_SHA } = process.env;
  const { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: target, CI_COMMIT_BRANCH } = process.env;
  // The first is set where GitLab builds a merge of both branches.
  const merged = CI_MERGE_REQUEST_TARGET_BRANCH_SHA || CI_MERGE_REQUEST_DIFF_BASE_SHA;
  if (merged) return here(folder, merged, target);
  const { CI_COMMIT_BEFORE_SHA: before, CI_DEFAULT_BRANCH: main = "main" } = process.env;
  return CI_COMMIT_BRANCH
    ? pushed(folder, { before, main, ref: `refs/heads/${CI_COMMIT_BRANCH}` })
    : undefined;
}

interface Push {
  readonly before: string | undefined;
  readonly ref: string;
  /** The branch that others begin at. */
  readonly main: string;
}

function pushed(folder: string, { before, ref, main }: Push): Before | undefined {
  if (before === undefined || !ref.startsWith("refs/heads/")) return undefined;
  const isNew = /^0+$/.test(before);
  // What a forced push took away may be gone everywhere.
  if (!isNew && fetched(folder, before) !== undefined) return { commit: before, label: before.slice(0, 7) };
  return ref === `refs/heads/${main}` ? undefined : branched(folder, main);
}

function branched(folder: string, target: string): Before {
  const commit = mergeBaseOf(folder, target);
  if (commit === undefined) throw notHere(target);
  return { commit, label: labelOf(commit, target) };
}

function here(folder: string, revision: string, target?: string): Before {
  const commit = fetched(folder, revision);
  if (commit === undefined) throw notHere(revision);
  return { commit, label: labelOf(commit, target ?? (revision === commit ? undefined : revision)) };
}

function labelOf(commit: string, name?: string): string {
  const short = commit.slice(0, 7);
  return name === undefined ? short : `${name.replace("refs/heads/", "")} (${short})`;
}

/** The parents of this commit, which a shallow clone names although it has not got them. */
function parentsOf(folder: string): string[] {
  const [head = ""] = (git(folder, "cat-file", "commit", "HEAD") ?? "").split("\n\n", 1);
  return [...head.matchAll(/^parent (\w+)$/gm)].map(([, hash = ""]) => hash);
}

/** The full hash of a commit, after fetching it where this clone lacks it; undefined when it is nowhere. */
function fetched(folder: string, revision: string): string | undefined {
  const known = commitOf(folder, revision);
  if (known !== undefined || !/^[0-9a-f]{40,64}$/.test(revision)) return known;
  const depth = isShallow(folder) ? ["--depth=1"] : [];
  git(folder, "fetch", "--quiet", "--no-tags", ...depth, "origin", revision);
  return commitOf(folder, revision);
}

function notHere(revision: string): ContractError {
  return new ContractError(
    `this clone has no commit of \`${revision}\` to compare with, and origin gives none`,
    {
      hint: "check out with the history: `fetch-depth: 0` on GitHub, `GIT_DEPTH: 0` on GitLab",
    },
  );
}
