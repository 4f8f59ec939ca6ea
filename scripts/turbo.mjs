// @ts-check
// `node scripts/turbo.mjs build` = `turbo run build`, with its telemetry off.
import { spawnSync } from "node:child_process";
import { run } from "./run.mjs";

/**
 * Runs tasks with turbo.
 * @param {readonly string[]} args tasks and options
 * @param {{ quiet?: boolean }} [options] those of `run`
 * @returns {Promise<number>} the exit code
 */
export function turbo(args, options = {}) {
  return run(["turbo", "run", ...args], { ...options, env: { RELEASES_COMMIT: releasesCommit() } });
}

// The docs date releases by git, which turbo's cache cannot see: the commit stands in for it.
function releasesCommit() {
  const args = ["log", "-1", "--format=%H", "--", "spec/released"];
  const cwd = new URL("..", import.meta.url);
  return spawnSync("git", args, { cwd, encoding: "utf8" }).stdout?.trim() ?? "";
}

if (import.meta.main) process.exitCode = await turbo(process.argv.slice(2));
