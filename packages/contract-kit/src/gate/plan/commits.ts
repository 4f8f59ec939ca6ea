import type { VersionType } from "@changesets/types";
import { ContractError } from "@partner-licenses/document/errors";
import { commitOf, git, isShallow } from "../../repository/git.ts";
import { larger } from "../policy.ts";

/**
 * The bump that conventional commits since a revision declare, all or those that touch a folder, as release-please and
 * semantic-release read them:
 * `feat` a minor, `fix`, `perf` and `revert` a patch, `!` or `BREAKING CHANGE:` a major.
 * Throws a ContractError when the commits are not to be had.
 */
export function commitsBump(folder: string, since: string, touching?: string): VersionType {
  if (isShallow(folder))
    git(folder, "fetch", "--quiet", "--no-tags", "--unshallow", "origin", commitOf(folder, "HEAD") ?? "HEAD");
  const log = git(
    folder,
    "log",
    "--format=%B%x00",
    `${since}..HEAD`,
    "--",
    ...(touching === undefined ? [] : [touching]),
  );
  if (log === undefined)
    throw new ContractError(`git has no commits since ${since}`, {
      hint: "clone with the history, or say what is declared: `--declared minor`",
    });
  return log.split("\0").map(messageBump).reduce(larger, "none");
}

function messageBump(message: string): VersionType {
  const [, type = "", mark] = /^\s*(\w+)(?:\([^)]*\))?(!)?:/.exec(message) ?? [];
  if (mark === "!" || /^BREAKING[ -]CHANGE: /m.test(message)) return "major";
  if (type === "feat") return "minor";
  return ["fix", "perf", "revert"].includes(type) ? "patch" : "none";
}
