import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { isObject } from "@partner-licenses/document/json";
import semverCompare from "semver/functions/compare.js";
import prerelease from "semver/functions/prerelease.js";
import valid from "semver/functions/valid.js";

/** The contract of one released version. */
export interface Released {
  readonly version: string;
  readonly file: string;
  /** What is wrong with the file, when it is not the one that was released. */
  readonly fault?: ReleaseFault;
}

export type ReleaseFault = "missing" | "changed" | "unlisted";

/** The list of checksums in the folder of the history: SHA-256 in hex by file name. */
export const checksumsName = "checksums.json";

/** The released contracts from the oldest to the newest version; none when nothing was released yet. */
export function readReleased(folder: string): Released[] {
  const checksums = readChecksums(folder);
  const onDisk = existsSync(folder) ? readdirSync(folder) : [];
  const names = new Set([...Object.keys(checksums), ...onDisk]);
  const found = [...names].flatMap((name): Released[] => {
    const version = /^(.+)\.yaml$/.exec(name)?.[1];
    if (version === undefined || valid(version) !== version) return [];
    const accepted = acceptedFileOf(name);
    const itsFault = names.has(accepted) ? faultOf(folder, accepted, checksums[accepted]) : undefined;
    const fault = faultOf(folder, name, checksums[name]) ?? itsFault;
    return [{ version, file: join(folder, name), ...(fault === undefined ? {} : { fault }) }];
  });
  return found.sort((a, b) => semverCompare(a.version, b.version));
}

/** The newest released contract, or the newest that is not a pre-release. Throws a ContractError when it was tampered with. */
export function newestReleased(folder: string, { stable = false } = {}): Released | undefined {
  const candidates = readReleased(folder).filter(({ version }) => !stable || prerelease(version) === null);
  const newest = candidates.at(-1);
  if (newest?.fault !== undefined) throw tampered(newest, newest.fault);
  return newest;
}

/** Where the accepted breaks of a released contract are kept. */
export function acceptedFileOf(file: string): string {
  return file.replace(/\.yaml$/, ".accepted.yaml");
}

/** What is wrong, in words. */
export const faultTexts: Readonly<Record<ReleaseFault, string>> = {
  missing: "the file is missing",
  changed: "the file is not the one that was released: its checksum differs",
  unlisted: `${checksumsName} does not list the file`,
};

/** The error for a file of the history that is not as it was released. */
export function tampered({ file }: Pick<Released, "file">, fault: ReleaseFault): ContractError {
  const hint =
    fault === "unlisted"
      ? "finish the release with `contract record`, or delete the file"
      : `restore it with \`git checkout <commit of the release> -- ${shown(file)}\``;
  return new ContractError(faultTexts[fault], { places: [{ file: shown(file), line: 1, column: 1 }], hint });
}

function faultOf(folder: string, name: string, listed: string | undefined): ReleaseFault | undefined {
  const file = join(folder, name);
  if (!existsSync(file)) return "missing";
  if (listed === undefined) return "unlisted";
  return checksum(readFileSync(file, "utf8")) === listed ? undefined : "changed";
}

/** SHA-256 of a text in hex. Line ends count as `\n`, so that a checkout on Windows changes nothing. */
export function checksum(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}

/** The checksums by file name. Throws a ContractError when the list is not of its form. */
export function readChecksums(folder: string): Record<string, string> {
  const file = join(folder, checksumsName);
  if (!existsSync(file)) return {};
  const place = { file: shown(file), line: 1, column: 1 };
  const wrong = (cause?: unknown) =>
    new ContractError("the list of checksums cannot be read", {
      places: [place],
      hint: "restore the file from git",
      cause,
    });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw wrong(cause);
  }
  if (!isObject(value) || Object.values(value).some((sum) => typeof sum !== "string")) throw wrong();
  return value as Record<string, string>;
}
