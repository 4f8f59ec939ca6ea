import { dirname } from "node:path";
import type { VersionType } from "@changesets/types";
import {
  type ContractPackage,
  infoVersion,
  manifestName,
  type Project,
} from "@partner-licenses/contract-diff/project";
import { shown } from "@partner-licenses/document/files";
import type { Base } from "../base/base.ts";
import { tagsHere } from "../base/tags.ts";
import { larger } from "../policy.ts";
import { commitsBump } from "./commits.ts";
import type { ReleasePlan } from "./plan.ts";
import { readReleasePlease } from "./release-please.ts";
import { bumpBetween } from "./versions.ts";

/** What a plan can be made of. */
export interface PlanFacts {
  readonly project: Project;
  readonly carrier: ContractPackage;
  /** Absent before the first release, when nothing can be declared. */
  readonly base?: Base;
  /** The documents that are compared. */
  readonly before: unknown;
  readonly after: unknown;
}

const stableVersion = ({ version }: ContractPackage) => version;

/** A bump that a person gives on the command line. */
export function givenPlan(bump: VersionType): ReleasePlan {
  return {
    declares: "you declare",
    silent: "you declare none",
    declared: () => bump,
    stableVersion,
    advice: (needed) => `give \`--declared ${needed}\`, and release that`,
  };
}

/** The contract's own `info.version`. */
export function infoVersionPlan({ project, before, after, base }: PlanFacts): ReleasePlan {
  const [old = "", now = ""] = [infoVersion(before), infoVersion(after)];
  const bump = base === undefined ? "none" : bumpBetween(old, now);
  return {
    declares: "`info.version` declares",
    silent: `\`info.version\` stays ${now}`,
    declared: () => bump,
    stableVersion,
    advice: (needed) =>
      `raise \`info.version\` of ${shown(project.spec)}: ${old} needs a ${needed} version after it`,
  };
}

/** The tag of a version at this very commit. */
export function tagsPlan({ project, carrier, base }: PlanFacts): ReleasePlan {
  const here = tagsHere(dirname(project.spec), project, carrier).at(-1);
  const old = base?.version;
  const bump = here === undefined || old === undefined ? "none" : bumpBetween(old, here.version);
  return {
    declares: `the tag ${here?.tag} declares`,
    silent: "no tag at this commit releases it",
    declared: () => bump,
    stableVersion,
    advice: (needed) => `tag this commit with a ${needed} version after ${old ?? "the last"}`,
  };
}

/** Conventional commits since the base, as semantic-release reads them; those that touch a folder, where one is given. */
export function commitsPlan({ project, base }: PlanFacts, touching?: string): ReleasePlan {
  const folder = touching ?? dirname(project.spec);
  const bump = base?.commit === undefined ? "none" : commitsBump(folder, base.commit, touching);
  const words: Partial<Record<VersionType, string>> = { minor: "feat: …", patch: "fix: …" };
  return {
    declares: "the commits declare",
    silent: "no commit releases it",
    declared: () => bump,
    stableVersion,
    advice: (needed) => `commit it as \`${words[needed] ?? "feat!: …"}\``,
  };
}

/** The manifest of release-please, where a release raised it already, and the commits of its package that will. */
export function releasePleasePlan(facts: PlanFacts): ReleasePlan {
  const { project, base } = facts;
  const pleased = readReleasePlease(project.spec);
  const commits = commitsPlan(facts, pleased?.folder);
  const raised =
    pleased?.version !== undefined && base?.version !== undefined
      ? bumpBetween(base.version, pleased.version)
      : "none";
  return {
    ...commits,
    declares: `the commits and ${manifestName} declare`,
    declared: (target) => larger(commits.declared(target), raised),
    stableVersion: (target) => pleased?.version ?? target.version,
  };
}
