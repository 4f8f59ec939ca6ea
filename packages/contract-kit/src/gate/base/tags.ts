import { dirname } from "node:path";
import { type ContractPackage, type Project, releaseToolOf } from "@partner-licenses/contract-diff/project";
import compare from "semver/functions/compare.js";
import prerelease from "semver/functions/prerelease.js";
import valid from "semver/functions/valid.js";
import { commitOf, fileIn, git, isShallow } from "../../repository/git.ts";
import { readReleasePlease } from "../plan/release-please.ts";
import type { Base } from "./base.ts";

/** A tag that names a version. */
export interface VersionTag {
  readonly tag: string;
  readonly version: string;
}

/** The contract at the newest tag of a stable version that this commit has behind it; undefined without one. */
export function newestTag(
  project: Project,
  carrier: ContractPackage,
  { before = false } = {},
): Base | undefined {
  const folder = dirname(project.spec);
  const own = before ? tagsHere(folder, project, carrier).map(({ tag }) => tag) : [];
  const names = isShallow(folder) ? remoteTags(folder) : lines(git(folder, "tag", "--merged", "HEAD"));
  const newest = stableTags(names, project, carrier).findLast(({ tag }) => !own.includes(tag));
  if (newest === undefined) return undefined;
  const { tag, version } = newest;
  const ref = `refs/tags/${tag}`;
  if (commitOf(folder, ref) === undefined)
    git(folder, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", `+${ref}:${ref}`);
  const input = fileIn(tag, project.spec);
  return input === undefined ? undefined : { input, label: tag, version, commit: tag };
}

/** The tags of stable versions that stand at this commit, the newest last. */
export function tagsHere(folder: string, project: Project, carrier: ContractPackage): VersionTag[] {
  return stableTags(lines(git(folder, "tag", "--points-at", "HEAD")), project, carrier);
}

function remoteTags(folder: string): string[] {
  const found = git(folder, "ls-remote", "--tags", "--refs", "origin");
  return lines(found).map((line) => line.replace(/^.*refs\/tags\//, ""));
}

/** From the oldest on; a tag that names the package counts before one that names only a version. */
function stableTags(names: readonly string[], project: Project, carrier: ContractPackage): VersionTag[] {
  const { name } = project;
  const short = carrier.name.replace(/^@[^/]*\//, "");
  const prefixes = [carrier.name, short, ...(name === undefined ? [] : [name])].flatMap((each) => [
    `${each}@`,
    `${each}-v`,
    `${each}-`,
  ]);
  const read = (allowed: readonly string[]) =>
    names.flatMap((tag): VersionTag[] => {
      const prefix = allowed.find((each) => tag.startsWith(each) && valid(tag.slice(each.length)) !== null);
      const version = prefix === undefined ? null : valid(tag.slice(prefix.length));
      return version === null || prerelease(version) !== null ? [] : [{ tag, version }];
    });
  const pleased = releaseToolOf(project) === "release-please" ? readReleasePlease(project.spec) : undefined;
  const said = pleased?.tagPrefix;
  const named = read(said === undefined ? prefixes : [said]);
  const found = said === undefined && named.length === 0 ? read(["v", ""]) : named;
  return found.sort((a, b) => compare(a.version, b.version));
}

function lines(text = ""): string[] {
  return text.split("\n").filter((line) => line !== "");
}
