import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  acceptedFileOf,
  contractPackageOf,
  type Project,
  readReleased,
  tampered,
} from "@partner-licenses/contract-diff/project";
import { consumerFiles } from "../history/consumers.ts";
import { keptFaults } from "../history/kept.ts";

/** A program of a consumer, kept with the release that it was written for. */
export interface Program {
  readonly name: string;
  readonly text: string;
}

/** A contract that takes part in the matrix: a released one, or the one in the working tree. */
export interface Subject {
  /** The version, or `current`. */
  readonly label: string;
  readonly version: string;
  readonly current: boolean;
  readonly spec: string;
  readonly programs: readonly Program[];
  /** Packed packages that were kept with the release. */
  readonly tarballs: readonly string[];
  /** Where the breaks are listed that were accepted with it. */
  readonly accepted: string;
}

/** Label of the contract in the working tree. */
export const currentLabel = "current";

/**
 * The released contracts of a folder from the oldest on, then the one in the working tree.
 * Throws a ContractError when a file of the history is missing, changed or not listed.
 */
export function readSubjects(folder: string, project: Project): Subject[] {
  const released = readReleased(folder).map(({ version, file, fault }): Subject => {
    if (fault !== undefined) throw tampered({ file }, fault);
    const dir = join(folder, version);
    const [other] = keptFaults(folder, version);
    if (other !== undefined) throw tampered(other, other.fault);
    const names = existsSync(dir) ? readdirSync(dir).sort() : [];
    const tarballs = names.filter((name) => name.endsWith(".tgz")).map((name) => join(dir, name));
    const accepted = acceptedFileOf(file);
    return {
      label: version,
      version,
      current: false,
      spec: file,
      programs: programsIn(dir),
      tarballs,
      accepted,
    };
  });
  return [...released, currentOf(project)];
}

function currentOf(project: Project): Subject {
  const { version } = contractPackageOf(project);
  const programs = project.consumers === undefined ? [] : programsIn(project.consumers);
  const { spec, accepted } = project;
  return { label: currentLabel, version, current: true, spec, programs, tarballs: [], accepted };
}

function programsIn(dir: string): Program[] {
  return consumerFiles(dir).map((name) => ({ name, text: readFileSync(join(dir, name), "utf8") }));
}
