import type { VersionType } from "@changesets/types";
import major from "semver/functions/major.js";
import minor from "semver/functions/minor.js";
import patch from "semver/functions/patch.js";
import prerelease from "semver/functions/prerelease.js";
import { readDeclared, whySkipped } from "./declared.ts";
import type { ReleasePlan } from "./plan.ts";
import { readWorkspace } from "./workspace.ts";
import { planChange } from "./write.ts";

/** What the changesets around a folder declare. Throws a ContractError for what cannot be read. */
export async function changesetsPlan(dir: string): Promise<ReleasePlan> {
  const workspace = await readWorkspace(dir);
  return {
    declares: "the changesets declare",
    silent: "no changeset releases it",
    perPackage: true,
    declared: ({ name }) => readDeclared(workspace, name).bump,
    stableVersion: ({ version }) => stableBefore(version),
    nextVersion: (name) => readDeclared(workspace, name).version,
    ...(workspace.pre?.mode === "pre" && {
      pending: (name: string): VersionType => readDeclared(workspace, name).pending,
    }),
    whySkipped: (name) => whySkipped(workspace, name),
    change: (order) => planChange(workspace, order),
  };
}

/** A stable version of the line that was before a pre-release; a stable version itself. */
function stableBefore(version: string): string {
  const first = prerelease(version) !== null && minor(version) === 0 && patch(version) === 0;
  return first && major(version) > 0 ? `${major(version) - 1}.0.0` : version;
}
