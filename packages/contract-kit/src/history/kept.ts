import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checksum, type ReleaseFault, readChecksums } from "@partner-licenses/contract-diff/project";
import { bytesChecksum } from "./consumers.ts";

/** A file kept with a released contract that is not as it was recorded. */
export interface KeptFault {
  readonly file: string;
  readonly fault: ReleaseFault;
}

/** What is wrong with the programs and tarballs that were kept with a version. */
export function keptFaults(folder: string, version: string): KeptFault[] {
  const checksums = readChecksums(folder);
  const dir = join(folder, version);
  const found = existsSync(dir) ? readdirSync(dir).map((name) => `${version}/${name}`) : [];
  const listed = Object.keys(checksums).filter((name) => name.startsWith(`${version}/`));
  return [...new Set([...found, ...listed])].sort().flatMap((name): KeptFault[] => {
    const file = join(folder, name);
    const fault = faultOf(file, checksums[name]);
    return fault === undefined ? [] : [{ file, fault }];
  });
}

function faultOf(file: string, listed: string | undefined): ReleaseFault | undefined {
  if (!existsSync(file)) return "missing";
  if (listed === undefined) return "unlisted";
  const found = file.endsWith(".tgz") ? bytesChecksum(file) : checksum(readFileSync(file, "utf8"));
  return found === listed ? undefined : "changed";
}
