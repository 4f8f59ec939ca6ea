import { assembleReleasePlan } from "@changesets/assemble-release-plan";
import type { NewChangeset, VersionType } from "@changesets/types";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import type { ReleaseWorkspace } from "./workspace.ts";

/** What the changesets declare for a package. */
export interface Declared {
  /** Since the last stable release: in pre mode also what earlier pre-releases have used up. */
  readonly bump: VersionType;
  /** The version that this gives, as long as no changeset is used up. */
  readonly version?: string;
  /** By the changesets that are not used up; the same as `bump` outside of pre mode. */
  readonly pending: VersionType;
}

/** Asks changesets' own planner, so that fixed and linked groups, ignored and private packages count as they will in the release. */
export function readDeclared(workspace: ReleaseWorkspace, name: string): Declared {
  const { changesets } = workspace;
  const fresh = workspace.pre?.mode === "pre" ? freshChangesets(workspace) : changesets;
  const planned = plannedRelease(workspace, changesets, name);
  return {
    bump: planned?.type ?? "none",
    ...(planned?.newVersion !== undefined && { version: planned.newVersion }),
    pending: plannedRelease(workspace, fresh, name)?.type ?? "none",
  };
}

/** The changesets that no pre-release has used up. */
export function freshChangesets({ changesets }: ReleaseWorkspace): NewChangeset[] {
  return changesets.filter(({ id }) => !id.startsWith("pre/"));
}

function plannedRelease(workspace: ReleaseWorkspace, changesets: readonly NewChangeset[], name: string) {
  const { packages, config, root } = workspace;
  try {
    // Without the pre state the plan spans the whole way from the last stable release.
    const plan = assembleReleasePlan([...changesets], packages, config, undefined);
    return plan.releases.find((release) => release.name === name);
  } catch (cause) {
    const [first = "changesets cannot plan the release", ...rest] = (cause as Error).message.split("\n");
    throw new ContractError([first, ...rest.slice(0, 2)].join(", "), {
      places: [{ file: shown(`${root}/.changeset/config.json`), line: 1, column: 1 }],
      hint: "fix the changeset that the message names; `changeset status` says more",
      cause,
    });
  }
}

/** Why changesets would never release the package, or undefined. */
export function whySkipped({ config, packages }: ReleaseWorkspace, name: string): string | undefined {
  const found = packages.packages.find(({ packageJson }) => packageJson.name === name);
  if (found === undefined) return `${name} is not a package of this workspace`;
  if (config.ignore.includes(name)) return `${name} is listed under \`ignore\``;
  if (found.packageJson.private === true && !config.privatePackages.version)
    return `${name} is private, and \`privatePackages.version\` is not true`;
  return undefined;
}
