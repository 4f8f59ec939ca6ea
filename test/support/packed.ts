import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { packEach } from "../../scripts/release/tarballs.mjs";
import { output } from "../../scripts/tests/run.mjs";
import { once } from "./once.ts";
import { root } from "./workspace.ts";

/** A published package and its tarball. */
export interface Packed {
  readonly name: string;
  readonly dir: string;
  readonly manifest: Record<string, unknown>;
  readonly tarball: string;
  /** A folder with all that the tarball holds. */
  readonly unpacked: string;
  /** Paths in the tarball, without the leading `package/`. */
  readonly files: readonly string[];
}

/** Packs every published package of a checkout, as the docs have a clone do it, into a folder. */
export async function packAll(destination: string, checkout = root): Promise<Packed[]> {
  const all: Packed[] = [];
  for (const each of await packEach(checkout, destination)) {
    const { tarball: filename } = each;
    const unpacked = filename.replace(/\.tgz$/, "");
    await mkdir(unpacked);
    const listed = await output("tar", ["-xzvf", filename, "-C", unpacked], { cwd: destination });
    const files = listed
      .trim()
      .split("\n")
      .map((file) => file.replace(/^package\//, ""));
    all.push({ ...each, unpacked, files });
  }
  return all;
}

/** The packages of this checkout, packed once for all files of a run. */
export function packed(): Promise<Packed[]> {
  return once("packed", (folder) => packAll(folder));
}

/** The text of one file of a tarball. */
export function fileOf({ unpacked }: Packed, file: string): Promise<string> {
  return readFile(join(unpacked, "package", file), "utf8");
}
