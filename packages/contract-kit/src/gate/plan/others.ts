import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { VersionType } from "@changesets/types";
import {
  type ContractPackage,
  infoVersion,
  manifestName,
  type Project,
  parseJson,
} from "@partner-licenses/contract-diff/project";
import { foldersAbove, shown } from "@partner-licenses/document/files";
import { asString, objectOrEmpty } from "@partner-licenses/document/json";
import type { Base } from "../base/base.ts";
import { tagsHere } from "../base/tags.ts";
import { larger } from "../policy.ts";
import { commitsBump } from "./commits.ts";
import type { ReleasePlan } from "./plan.ts";
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

/** Conventional commits since the base, as semantic-release reads them. */
export function commitsPlan({ project, base }: PlanFacts): ReleasePlan {
  const bump = base?.commit === undefined ? "none" : commitsBump(dirname(project.spec), base.commit);
  const words: Partial<Record<VersionType, string>> = { minor: "feat: …", patch: "fix: …" };
  return {
    declares: "the commits declare",
    silent: "no commit releases it",
    declared: () => bump,
    stableVersion,
    advice: (needed) => `commit it as \`${words[needed] ?? "feat!: …"}\``,
  };
}

/** The manifest of release-please, where a release raised it already, and the commits that will. */
export function releasePleasePlan(facts: PlanFacts): ReleasePlan {
  const { project, base } = facts;
  const commits = commitsPlan(facts);
  const file = foldersAbove(dirname(project.spec))
    .map((folder) => join(folder, manifestName))
    .find((each) => existsSync(each));
  const versions = objectOrEmpty(
    file && parseJson(readFileSync(file, "utf8"), { file: shown(file), line: 1, column: 1 }),
  );
  const released = (dir: string) =>
    file && asString(versions[relative(dirname(file), dir).split(sep).join("/") || "."]);
  return {
    ...commits,
    declares: `the commits and ${manifestName} declare`,
    declared: (target) => {
      const version = released(target.dir);
      const raised =
        version !== undefined && base?.version !== undefined && bumpBetween(base.version, version);
      return larger(commits.declared(target), raised || "none");
    },
    stableVersion: (target) => released(target.dir) ?? target.version,
  };
}
