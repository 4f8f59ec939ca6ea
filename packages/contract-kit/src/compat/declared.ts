import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { VersionType } from "@changesets/types";
import { contractPackageOf, type Project } from "@partner-licenses/contract-diff/project";
import { readDeclared } from "../gate/declared.ts";
import { readWorkspace } from "../gate/workspace.ts";

/** The bump that the changesets declare for the contract's package; `none` in a repository without changesets. */
export async function declaredBump(project: Project): Promise<VersionType> {
  const { dir, name } = contractPackageOf(project);
  let root = dir;
  while (!existsSync(join(root, ".changeset/config.json"))) {
    if (dirname(root) === root) return "none";
    root = dirname(root);
  }
  return readDeclared(await readWorkspace(dir), name).bump;
}
