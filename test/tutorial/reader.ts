import { spawn } from "node:child_process";
import { once } from "node:events";
import { programEnvironment } from "../../scripts/tests/environment.mjs";
import { output } from "../../scripts/tests/run.mjs";
import { sharedCache } from "../support/shared-cache.ts";
import { root } from "../support/workspace.ts";

/** What the reader has: an author for git, this repository at its public address, packages that were downloaded before. */
const environment = programEnvironment({
  ...sharedCache,
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: `url.${root}.insteadOf`,
  GIT_CONFIG_VALUE_0: "https://github.com/partner-licenses/partner-licenses",
  GIT_AUTHOR_NAME: "Reader",
  GIT_AUTHOR_EMAIL: "reader@example.org",
  GIT_COMMITTER_NAME: "Reader",
  GIT_COMMITTER_EMAIL: "reader@example.org",
  npm_config_prefer_offline: "true",
  pnpm_config_prefer_offline: "true",
  // A reader sits at a machine of his own, where pnpm may write the lockfile; this test may run in CI.
  pnpm_config_frozen_lockfile: "false",
});

/** Runs a block of the tutorial as the reader would: line by line, to the first fault. Gives what it printed. */
export function type(block: string, cwd: string): Promise<string> {
  return output("bash", ["-euc", block], { cwd, env: environment });
}

/** Runs a block that goes on until Ctrl-C; ready once it prints its addresses. */
export async function typeAndLeaveRunning(block: string, cwd: string) {
  const child = spawn("bash", ["-euc", block], { cwd, env: environment, detached: true });
  const ended = once(child, "exit");
  let printed = "";
  child.stderr.on("data", (chunk) => {
    printed += String(chunk);
  });
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes("Ctrl-C")) break;
  }
  const address = (name: string): string => {
    const url = new RegExp(`^ {2}${name} +(http\\S+)$`, "m").exec(printed)?.[1];
    if (url === undefined) throw new Error(`no address of ${name} in:\n${printed}`);
    return url;
  };
  return {
    address,
    async stop() {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGINT");
      await ended;
    },
  };
}
