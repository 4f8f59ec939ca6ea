import { basename } from "node:path";
import type { Bump } from "@partner-licenses/contract-diff";
import { bumpAfter, type JudgedFinding, judge, readAccepted } from "@partner-licenses/contract-diff/accept";
import {
  acceptedFileOf,
  diffOfOneApi,
  type Policy,
  type Released,
  type ReleaseFault,
  readReleased,
} from "@partner-licenses/contract-diff/project";
import prerelease from "semver/functions/prerelease.js";
import { git } from "../repository/git.ts";
import { type KeptFault, keptFaults } from "./kept.ts";

/** One released version, and what changed since the one before. */
export interface HistoryEntry {
  readonly version: string;
  readonly file: string;
  /** The day of the commit that recorded it, `YYYY-MM-DD`; absent when git does not know. */
  readonly date?: string;
  /** The older version that it is compared with; absent for the first, and where one of the two files is missing. */
  readonly before?: string;
  readonly bump?: Bump;
  /** With the acceptances that were recorded with the version. */
  readonly findings?: readonly JudgedFinding[];
  readonly fault?: ReleaseFault;
  /** Programs and tarballs kept with it that are not as they were recorded; absent when all are. */
  readonly kept?: readonly KeptFault[];
}

/**
 * The released versions from the oldest on. A pre-release is compared with the version before it,
 * a stable version with the stable one before it. Changes weigh as the policy of today says.
 */
export async function readHistory(folder: string, policy?: Policy): Promise<HistoryEntry[]> {
  const released = readReleased(folder);
  const dates = datesOf(folder);
  const entries = released.map(async (each, index): Promise<HistoryEntry> => {
    const date = dates.get(basename(each.file));
    const older = released.slice(0, index);
    const before = (isStable(each) ? older.findLast(isStable) : undefined) ?? older.at(-1);
    const changes = before === undefined ? undefined : await compare(before, each, policy);
    const kept = keptFaults(folder, each.version);
    return {
      ...{ ...each, ...(date === undefined ? {} : { date }), ...changes },
      ...(kept.length > 0 && { kept }),
    };
  });
  return Promise.all(entries);
}

function isStable({ version }: Released): boolean {
  return prerelease(version) === null;
}

async function compare(before: Released, after: Released, policy: Policy | undefined) {
  if (before.fault === "missing" || after.fault === "missing") return undefined;
  const changes = await changesBetween(before.file, after.file, acceptedFileOf(after.file), policy);
  return { before: before.version, ...changes };
}

/** What changed between two contracts, and the bump that it needs. */
export interface Changes {
  readonly bump: Bump;
  readonly findings: readonly JudgedFinding[];
}

/** Compares two contract files. The breaks that `accepted` lists count as accepted, whatever day it is. */
export async function changesBetween(
  base: string,
  revision: string,
  accepted: string,
  policy?: Policy,
): Promise<Changes> {
  const { bump, findings } = (await diffOfOneApi(base, revision, policy)).report;
  // What was accepted for a release holds for ever in its history.
  const judged = judge(findings, readAccepted(accepted), "");
  return { bump: bumpAfter(bump, judged), findings: judged.findings };
}

/** The day on which each file was added, by file name. */
function datesOf(folder: string): Map<string, string> {
  const dates = new Map<string, string>();
  let date = "";
  const log = git(folder, "log", "--format=@%cs", "--name-only", "--diff-filter=A", "--", folder) ?? "";
  for (const line of log.split("\n")) {
    if (line.startsWith("@")) date = line.slice(1);
    else if (line !== "") dates.set(basename(line), date);
  }
  return dates;
}
