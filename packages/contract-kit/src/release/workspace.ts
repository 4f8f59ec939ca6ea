import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  contractPackageOf,
  type Project,
  readProjects,
  readReleased,
} from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { foldersAbove, shown } from "@partner-licenses/document/files";
import { type ReleaseWorkspace, readWorkspace } from "../gate/plan/workspace.ts";
import { typedCommand } from "../repository/command.ts";
import { committedTree } from "../repository/tree.ts";

/** A repository that changesets releases, with all in it committed. */
export interface Releasable {
  readonly root: string;
  readonly projects: readonly Project[];
  readonly workspace: ReleaseWorkspace;
}

/** Reads it. Throws a ContractError where it is not so. */
export async function readReleasable(config: string): Promise<Releasable> {
  const projects = readProjects(config);
  const folder = projects[0]?.folder ?? ".";
  const home = foldersAbove(folder).find((dir) => existsSync(join(dir, ".changeset/config.json")));
  if (home === undefined)
    throw new ContractError("releases here are not made by changesets", {
      hint: "npx changeset init; or release as you do, and run `contract record` in the commit of a release",
    });
  const root = committedTree(home);
  return { root, projects, workspace: await readWorkspace(home) };
}

/** Throws a ContractError where something was not versioned, or its contract not stored: that is not to be published. */
export function requireVersioned({ projects, workspace }: Releasable): void {
  const next = typedCommand(workspace.root, "version");
  const [first] = workspace.changesets;
  if (first !== undefined && workspace.pre === undefined)
    throw new ContractError(
      `${workspace.changesets.length} changesets wait for a version, the first is ${first.id}`,
      { hint: next },
    );
  for (const project of projects) {
    const { name, version } = contractPackageOf(project);
    const stored = readReleased(project.released).find((each) => each.version === version);
    if (stored === undefined || stored.fault !== undefined)
      throw new ContractError(`the contract of ${name} ${version} was never stored: its version failed`, {
        places: [{ file: shown(project.spec), line: 1, column: 1 }],
        hint: next,
      });
  }
}
