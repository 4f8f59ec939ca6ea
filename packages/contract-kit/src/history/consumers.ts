import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The programs of a folder, by name: `.ts` and `.tsx`; none when there is no such folder. */
export function consumerFiles(dir: string): string[] {
  return existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => /(?<!\.d)\.tsx?$/.test(name))
        .sort()
    : [];
}

/** What belongs to a release in addition to its contract: the programs of consumers, as text by path in the history. */
export function consumersOf(dir: string | undefined, version: string): Record<string, string> {
  if (dir === undefined) return {};
  const files = consumerFiles(dir).map((name) => [
    `${version}/${name}`,
    readFileSync(join(dir, name), "utf8"),
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}

/** Packed packages kept with a release, with their checksums by path in the history. */
export function tarballsOf(released: string, version: string): Record<string, string> {
  const dir = join(released, version);
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith(".tgz")) : [];
  return Object.fromEntries(names.map((name) => [`${version}/${name}`, bytesChecksum(join(dir, name))]));
}

/** SHA-256 of a file's bytes in hex. */
export function bytesChecksum(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
