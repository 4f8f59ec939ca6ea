// @ts-check
// Builds every package that is published, and nothing else, into empty folders.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../build.mjs";
import { publishedPackages } from "../workspace.mjs";

/**
 * Deletes what was built of the published packages: neither tsc nor turbo's cache takes away the output of a source that
 * is gone, and a package is packed with all that its dist holds.
 * @param {string} root
 */
export async function clearBuilt(root) {
  for (const { dir } of await publishedPackages(root))
    await rm(join(dir, "dist"), { recursive: true, force: true });
}

/** @returns {Promise<number>} the exit code */
export async function buildPublished() {
  await clearBuilt(fileURLToPath(new URL("../..", import.meta.url)));
  return build(["--filter=./spec", "--filter=./packages/*", "--output-logs=errors-only"]);
}

if (import.meta.main) process.exitCode = await buildPublished();
