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
  const options = { cwd: new URL("..", import.meta.url), encoding: "utf8" };
  return spawnSync("git", args, options).stdout?.trim() ?? "";
}

if (import.meta.main) process.exitCode = await turbo(process.argv.slice(2));
