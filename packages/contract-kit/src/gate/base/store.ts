import { existsSync, readdirSync } from "node:fs";
import { dirname, relative } from "node:path";
import {
  checksumsName,
  newestReleased,
  type Project,
  type Released,
} from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { foldersAbove, shown } from "@partner-licenses/document/files";
import { git } from "../../repository/git.ts";
import { typedFor } from "../typed.ts";

/**
 * The newest stable contract of the store of releases. Throws a ContractError where releases are gone: those that git
 * knows and the folder does not hold, and those that git never sees, since no other clone has them.
 */
export function newestStored(project: Project): Released | undefined {
  const { released } = project;
  const [home] = foldersAbove(dirname(released)).filter((folder) => existsSync(folder));
  if (home !== undefined) requireKept(released, home);
  return newestReleased(released, { stable: true });
}

function requireKept(released: string, home: string): void {
  const place = { file: shown(released), line: 1, column: 1 };
  if (git(home, "check-ignore", "--quiet", `${released}/${checksumsName}`) !== undefined)
    throw new ContractError("git ignores the folder of released contracts: no other clone has them", {
      places: [place],
      hint: "take it out of .gitignore and commit it, or set `released` in contract.config.json",
    });
  if (existsSync(released) && readdirSync(released).length > 0) return;
  const tracked = git(home, "ls-tree", "-r", "--name-only", "HEAD", "--", `${relative(home, released)}/`);
  if (tracked !== undefined && tracked !== "")
    throw new ContractError("the released contracts were deleted", {
      places: [place],
      hint: `restore them: git checkout HEAD -- ${shown(released)}`,
    });
}

/** Throws a ContractError where a commit deleted the released contracts: what is left to compare with is no release. */
export function requireUndeleted(project: Project): void {
  const { released } = project;
  const [home] = foldersAbove(dirname(released)).filter((each) => existsSync(each));
  const deleted =
    home && git(home, "log", "-1", "--format=%h", "--diff-filter=D", "--", `${released}/*.yaml`);
  if (deleted === undefined || deleted === "") return;
  throw new ContractError(`the released contracts were deleted by commit ${deleted}`, {
    places: [{ file: shown(released), line: 1, column: 1 }],
    hint: `restore them: git checkout ${deleted}^ -- ${shown(released)}; or say that this is the first: ${typedFor(project, "gate", "--first")}`,
  });
}
