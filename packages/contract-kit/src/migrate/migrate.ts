import { existsSync, readFileSync } from "node:fs";
import type { Project } from "@partner-licenses/contract-diff/project";
import { writeAtomic } from "@partner-licenses/document/files";
import lt from "semver/functions/lt.js";
import major from "semver/functions/major.js";
import minor from "semver/functions/minor.js";
import prerelease from "semver/functions/prerelease.js";
import { compileErrors } from "../compat/compile-errors.ts";
import type { CompatConfig } from "../compat/config.ts";
import { shows } from "../compat/explain.ts";
import { pairOf } from "../compat/pair.ts";
import { readSubjects, type Subject } from "../compat/subjects.ts";
import { type Broken, draftSection } from "./draft.ts";
import { type Placement, placeSection } from "./file.ts";

/** What came of a run. */
export type Migrated =
  /** Nothing to write: there is no older release, the version is not a major one, or nothing breaks. */
  | { readonly outcome: "first" | "no-major" | "no-break"; readonly version: string; readonly base?: string }
  | {
      readonly outcome: Placement["outcome"];
      readonly version: string;
      readonly base: string;
      readonly breaks: number;
    };

/**
 * Drafts the section of MIGRATING.md for the version that the packages now have, from what breaks since the
 * newest stable release of an older version. With `config`, the compile errors are those that a compiler really reports.
 * Throws a ContractError for what cannot be read.
 */
export async function migrate(
  project: Project,
  file: string,
  config: CompatConfig | undefined,
  progress: (text: string) => void,
): Promise<Migrated> {
  const subjects = readSubjects(project.released, project);
  const current = subjects.at(-1) as Subject;
  const { version } = current;
  const older = subjects
    .slice(0, -1)
    .findLast((each) => prerelease(each.version) === null && lt(each.version, version));
  if (older === undefined) return { outcome: "first", version };
  const base = older.version;
  if (!isMajor(base, version)) return { outcome: "no-major", version, base };
  const { findings } = await pairOf(older, current, project.policy);
  const breaking = findings.filter(
    ({ finding: { level }, accepted }) => isBreak(level) && accepted === undefined,
  );
  if (breaking.length === 0) return { outcome: "no-break", version, base };
  const errors = config === undefined ? [] : await compileErrors(config, older, current, progress);
  const breaks = breaking.map(
    (item): Broken => ({ item, errors: errors.filter((each) => shows("source", each, item)) }),
  );
  const text = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const placed = placeSection(text, version, draftSection(base, version, breaks));
  if (placed.text !== text) writeAtomic(file, placed.text);
  return { outcome: placed.outcome, version, base, breaks: breaks.length };
}

/** Below 1.0.0 the minor version is what the major one is later. */
function isMajor(base: string, version: string): boolean {
  if (major(base) > 0 || major(version) > 0) return major(version) > major(base);
  return minor(version) > minor(base);
}

function isBreak(level: string): boolean {
  return level === "breaking" || level === "unproven";
}
