import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { archive, readAccepted } from "@partner-licenses/contract-diff/accept";
import {
  acceptedFileOf,
  checksum,
  checksumsName,
  contractPackageOf,
  type Project,
  readChecksums,
} from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { shown, writeAtomic } from "@partner-licenses/document/files";
import prerelease from "semver/functions/prerelease.js";
import { bundleText } from "./bundle.ts";
import { consumersOf, tarballsOf } from "./consumers.ts";

/** What {@link record} did. */
export interface Recorded {
  readonly version: string;
  readonly file: string;
  /** False when the same contract was recorded before. */
  readonly written: boolean;
  /** How many accepted breaks went into the history with it. */
  readonly accepted: number;
}

/**
 * Stores the contract of the version that its package now has, with its checksum,
 * and next to it the programs of consumers that later versions are compiled with.
 * The accepted breaks of a stable version move there too, since the next diff starts from here.
 * Throws a ContractError when another contract was released under this version.
 */
export async function record(project: Project): Promise<Recorded> {
  const { version } = contractPackageOf(project);
  const text = await bundleText(project.spec);
  const name = `${version}.yaml`;
  const file = join(project.released, name);
  const checksums = readChecksums(project.released);
  const known = existsSync(file) ? checksum(readFileSync(file, "utf8")) : checksums[name];
  if (known !== undefined && known !== checksum(text)) throw taken(version, file);
  const entries = prerelease(version) === null ? readAccepted(project.accepted) : [];
  const listed = known !== undefined && checksums[name] === known && existsSync(file);
  const packed = tarballsOf(project.released, version);
  const done = listed && entries.length === 0 && Object.keys(packed).every((each) => each in checksums);
  if (done) return { version, file, written: false, accepted: 0 };
  // What a release kept stays as it was.
  const consumers = listed ? {} : consumersOf(project.consumers, version);
  const files: Record<string, string> = { [name]: text, ...consumers };
  if (entries.length > 0) files[acceptedFileOf(name)] = readFileSync(project.accepted, "utf8");
  for (const [each, content] of Object.entries(files)) writeAtomic(join(project.released, each), content);
  const sums = Object.entries(files).map(([each, content]) => [each, checksum(content)] as const);
  // Last, so that a run that was cut short shows as a file that is not listed.
  writeChecksums(project.released, {
    ...packed,
    ...checksums,
    ...Object.fromEntries(sums),
  });
  if (entries.length > 0) archive(project.accepted);
  return { version, file, written: true, accepted: entries.length };
}

function writeChecksums(folder: string, checksums: Record<string, string>): void {
  const sorted = Object.fromEntries(Object.entries(checksums).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeAtomic(join(folder, checksumsName), `${JSON.stringify(sorted, null, 2)}\n`);
}

function taken(version: string, file: string): ContractError {
  return new ContractError(`${version} was released with another contract`, {
    places: [{ file: shown(file), line: 1, column: 1 }],
    hint: "raise the version first, or restore the contract of that release",
  });
}
