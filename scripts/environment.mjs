import { spawnSync } from "node:child_process";

// The tools' reports home and update notices are off for every script of the project.
export const quiet = {
  DO_NOT_TRACK: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  SCARF_ANALYTICS: "false",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  npm_config_update_notifier: "false",
};

/** The environment for a child process: the caller's, with reports home off. */
export function childEnvironment(extra = {}) {
  return { ...process.env, ...quiet, RELEASES_COMMIT: releasesCommit(), ...extra };
}

// The docs date releases by git, which turbo's cache cannot see: the commit stands in for it.
let commit;
function releasesCommit() {
  const args = ["log", "-1", "--format=%H", "--", "spec/released"];
  const options = { cwd: new URL("..", import.meta.url), encoding: "utf8" };
  commit ??= spawnSync("git", args, options).stdout?.trim() ?? "";
  return commit;
}
