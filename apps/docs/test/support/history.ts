import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The list of checksums that a history needs, for the named files. */
export async function checksumsOf(folder: string, names: string[]): Promise<string> {
  const entries = names.map(async (name) => [
    name,
    createHash("sha256")
      .update(await readFile(join(folder, name)))
      .digest("hex"),
  ]);
  return JSON.stringify(Object.fromEntries(await Promise.all(entries)));
}
