// Builds every package that is published, and nothing else.
import { build } from "../build.mjs";

/** @returns {Promise<number>} the exit code */
export function buildPublished() {
  return build(["--filter=./spec", "--filter=./packages/*", "--output-logs=errors-only"]);
}

if (import.meta.main) process.exitCode = await buildPublished();
