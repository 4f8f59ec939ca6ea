import type { VersionType } from "@changesets/types";
import { contractPackageOf, type Project, releaseToolOf } from "@partner-licenses/contract-diff/project";
import { changesetsPlan } from "../gate/plan/changesets.ts";

/** The bump that the changesets declare for the contract's package; `none` in a repository without changesets. */
export async function declaredBump(project: Project): Promise<VersionType> {
  if (releaseToolOf(project) !== "changesets") return "none";
  const carrier = contractPackageOf(project);
  return (await changesetsPlan(carrier.dir)).declared(carrier);
}
