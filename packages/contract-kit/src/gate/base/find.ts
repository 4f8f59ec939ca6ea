import { existsSync } from "node:fs";
import { dirname } from "node:path";
import type { ContractPackage, Project, ReleaseTool } from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { commitOf, fileIn, git, isIgnored, isShallow } from "../../repository/git.ts";
import type { Base } from "./base.ts";
import { beforeChange } from "./change.ts";
import { mergeBase } from "./merge-base.ts";
import { isOutside, outsideBase } from "./outside.ts";
import { newestStored, requireUndeleted } from "./store.ts";
import { newestTag } from "./tags.ts";

/** What a person says about the base. */
export interface BaseOptions {
  /** `change`, `released`, `tag`, `merge-base`, a file, a git revision, `<git-rev>:<path>`, `-` an address, or one that was found. */
  readonly base?: string | Base;
  /** An address may be fetched. */
  readonly fetch?: boolean;
  /** Nothing was there before: only a base that is found all the same counts. */
  readonly first?: boolean;
}

/** Where a contract is looked for, and how releases are made there. */
export interface Where {
  readonly project: Project;
  readonly carrier: ContractPackage;
  readonly tool: ReleaseTool;
}

/**
 * What the contract is compared with: as a person says, else the newest of the store of releases, else what the
 * release tool goes by. Undefined when the contract is new. Throws a ContractError for a base that is not there.
 */
export async function findBase(where: Where, options: BaseOptions): Promise<Base | undefined> {
  const { project, carrier, tool } = where;
  const said = options.base ?? project.base;
  if (said === undefined) return usualBase(where, options.first);
  if (typeof said === "object") return said;
  if (said === "change") return changeBase(where);
  if (said === "released") return storedBase(project) ?? missing("the store of releases is empty");
  if (said === "tag")
    return newestTag(project, carrier, { before: tool === "tags" }) ?? missing("no tag names a version");
  if (said === "merge-base") return mergeBase(project);
  if (isOutside(said)) return outsideBase(said, options.fetch === true);
  if (existsSync(said)) return { input: said, label: shown(said) };
  const colon = said.indexOf(":");
  if (colon >= 2) {
    const commit = commitOf(dirname(project.spec), said.slice(0, colon));
    return { input: said, label: said, ...(commit && { commit }) };
  }
  return inRevision(said, project);
}

function changeBase(where: Where): Base | undefined {
  const { spec } = where.project;
  const before = isIgnored(spec) ? undefined : beforeChange(dirname(spec));
  if (before === undefined) return usualBase(where);
  const { commit, label } = before;
  const input = commit === undefined ? undefined : fileIn(commit, spec);
  return commit === undefined || input === undefined ? undefined : { input, label, commit };
}

/** The last release: of the store, else the one that a tag names. */
export function lastRelease({ project, carrier, tool }: Where): Base | undefined {
  const stored = storedBase(project);
  // Without a store, packages that changesets releases leave nothing that could be found with certainty.
  if (stored !== undefined || tool === "changesets") return stored;
  const { GITHUB_REF_TYPE, CI_COMMIT_TAG } = process.env;
  const before = tool === "tags" || GITHUB_REF_TYPE === "tag" || Boolean(CI_COMMIT_TAG);
  return newestTag(project, carrier, { before });
}

function usualBase(where: Where, isFirst = false): Base | undefined {
  const { project, tool } = where;
  const released = lastRelease(where);
  if (released !== undefined || tool === "changesets" || tool === "tags") return released;
  if (!isFirst) requireUndeleted(project);
  const inGit = commitOf(dirname(project.spec), "HEAD") !== undefined;
  return inGit ? mergeBase(project, isFirst) : undefined;
}

function storedBase(project: Project): Base | undefined {
  const newest = newestStored(project);
  if (newest === undefined) return undefined;
  const { version, file } = newest;
  // The commit of the release is the one that stored its contract.
  const commit = git(dirname(file), "log", "-1", "--format=%H", "--diff-filter=A", "--", file);
  return { label: version, version, input: file, stored: true, ...(commit && { commit }) };
}

function inRevision(revision: string, { spec }: Project): Base | undefined {
  const folder = dirname(spec);
  const commit = commitOf(folder, revision) ?? fetchedCommit(folder, revision);
  if (commit === undefined) return missing(`there is no file and no git revision \`${revision}\``);
  const input = fileIn(commit, spec);
  return input === undefined ? undefined : { input, label: revision, commit };
}

/** A commit that a shallow clone lacks. */
function fetchedCommit(folder: string, revision: string): string | undefined {
  if (revision.startsWith("-") || !isShallow(folder)) return undefined;
  const done = git(folder, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", revision);
  return done === undefined ? undefined : commitOf(folder, "FETCH_HEAD");
}

function missing(message: string): never {
  throw new ContractError(message, {
    hint: "give `--base` change, released, tag, merge-base, a file, a git revision, `-` or an address",
  });
}
