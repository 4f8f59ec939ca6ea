// @ts-check
// The tools' telemetry and update notices are off for every script of the project.
export const quiet = {
  DO_NOT_TRACK: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  SCARF_ANALYTICS: "false",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  npm_config_update_notifier: "false",
};

// tsc and esbuild are programs of Go, which live for a second: collecting garbage that often takes a sixth of it.
const seldomCollected = { GOGC: "400" };

/** The environment for a child process: the caller's, with telemetry off. */
export function childEnvironment(extra = {}) {
  return { ...seldomCollected, ...process.env, ...quiet, ...extra };
}
