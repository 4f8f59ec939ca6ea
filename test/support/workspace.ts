import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyTree, publishedPackages as published } from "../../scripts/workspace.mjs";

/** The top of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** A temporary folder, and the function that removes it: at once, which is half the work, as some hold whole installations. */
export async function temporaryFolder(name: string): Promise<{ dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), `${name}-`));
  return { dir, remove: async () => rmSync(dir, { recursive: true, force: true }) };
}

/** Folder, name and manifest of each published package of a checkout; of this one when none is given. */
export const publishedPackages = (checkout = root) => published(checkout);

/** Copies what git knows and what is new, but nothing built, to another folder: the tree that a clone would have. */
export const copyWorkspace = (target: string, keep?: (file: string) => boolean): Promise<void> =>
  copyTree(root, target, keep);
