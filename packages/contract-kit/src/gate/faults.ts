import { join } from "node:path";
import { canBeAccepted, type JudgedFinding } from "@partner-licenses/contract-diff/accept";
import { type ContractPackage, infoVersion, type Project } from "@partner-licenses/contract-diff/project";
import type { Place } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import gt from "semver/functions/gt.js";
import lt from "semver/functions/lt.js";
import major from "semver/functions/major.js";
import prerelease from "semver/functions/prerelease.js";
import valid from "semver/functions/valid.js";
import { typedCommand } from "../repository/command.ts";
import type { Base } from "./base/base.ts";
import type { ReleasePlan } from "./plan/plan.ts";

/** Something that fails the gate whatever is declared. */
export interface GateFault {
  readonly kind: string;
  readonly message: string;
  readonly place: Place;
  /** Of an accepted break that does not hold. */
  readonly fingerprint?: string;
  /** The command that corrects it, where there is one. */
  readonly next?: string;
}

/** What is known about the versions of a contract. */
export interface Versions {
  readonly project: Project;
  readonly carrier: ContractPackage;
  readonly base: Base;
  /** The documents that were compared. */
  readonly before: unknown;
  readonly after: unknown;
  readonly plan: ReleasePlan;
}

/** Faults of the numbers: a release that nobody recorded, and an `info.version` that fits no release. */
export function versionFaults(versions: Versions): GateFault[] {
  return [...unrecorded(versions), ...wrongInfoVersion(versions)];
}

/** The package is ahead of the newest contract in the store, so that its own release would go unnoticed. */
function unrecorded({ project, carrier, base, plan }: Versions): GateFault[] {
  const { dir, name, version } = carrier;
  const { version: newest } = base;
  if (newest === undefined || valid(version) === null || prerelease(version) !== null) return [];
  // Only a package that is released by itself has the version of its last release.
  if (base.stored !== true || plan.perPackage !== true || !gt(version, newest)) return [];
  return [
    {
      kind: "unrecorded",
      message: `${name} is at ${version}, but the newest recorded contract is ${newest}`,
      place: { file: shown(join(dir, "package.json")), line: 1, column: 1 },
      next: `${typedCommand(project.folder, "record")}, in the commit of the release`,
    },
  ];
}

/** `info.version` may stay, follow the release or have numbers of its own that grow. */
function wrongInfoVersion({ project, carrier, base, before, after, plan }: Versions): GateFault[] {
  const [old, now] = [infoVersion(before), infoVersion(after)];
  if (old === undefined || now === undefined || old === now) return [];
  if (valid(old) === null || valid(now) === null) return [];
  const place = { file: shown(project.spec), line: 1, column: 1 };
  if (lt(now, old))
    return [
      { kind: "info-version", place, message: `\`info.version\` is ${now}, but ${base.label} had ${old}` },
    ];
  const follows = old === base.version;
  const next = plan.nextVersion?.(carrier.name);
  if (!follows || now === carrier.version || next === undefined || now === next) return [];
  return [
    {
      kind: "info-version",
      place,
      message: `\`info.version\` is ${now}, but the release will be ${next}`,
    },
  ];
}

/** What people should know although nothing fails. */
export function notesOf(base: string, findings: readonly JudgedFinding[], preMode: boolean): string[] {
  const breaks = findings.some((item) => canBeAccepted(item.finding) && item.accepted === undefined);
  const notes = [];
  if (breaks && major(base) === 0) notes.push("Below 1.0.0 a breaking change may be a minor release.");
  if (preMode) notes.push(`Pre mode: compared with ${base}, the last stable release.`);
  return notes;
}
