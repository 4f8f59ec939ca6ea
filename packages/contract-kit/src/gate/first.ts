import type { ContractPackage, Project } from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import major from "semver/functions/major.js";
import prerelease from "semver/functions/prerelease.js";
import valid from "semver/functions/valid.js";
import { typedCommand } from "../repository/command.ts";
import { isJustAdopted } from "./base/merge-base.ts";
import { requireUndeleted } from "./base/store.ts";
import { typedFor } from "./typed.ts";

/**
 * Throws a ContractError when a contract without any release to compare it with cannot be the first one: it has a
 * stable version already that `contract add` did not just find, or its releases were deleted. Somebody who knows better
 * says so with `--first`.
 */
export function requireFirst(project: Project, { name, version }: ContractPackage): void {
  const { spec } = project;
  const first = typedFor(project, "gate", "--first");
  requireUndeleted(project);
  // A version of another kind, such as a date, promises as much as 1.0.0 does.
  const young = valid(version) !== null && (major(version) === 0 || prerelease(version) !== null);
  if (young || isJustAdopted(project)) return;
  throw new ContractError(
    `${name} is at ${version}, and no released contract is there to compare with: nothing is known`,
    {
      places: [{ file: shown(spec), line: 1, column: 1 }],
      hint: `in the commit of the release, store its contract: ${typedCommand(project.folder, "record")}; or name what to compare with: \`--base merge-base\`, \`--base tag\`; or say that this is the first: ${first}`,
    },
  );
}
