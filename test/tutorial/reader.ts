import { spawn } from "node:child_process";
import { once } from "node:events";
import { programEnvironment } from "../../scripts/tests/environment.mjs";
import { output, type Run, run } from "../../scripts/tests/run.mjs";
import { root } from "../support/workspace.ts";

/**
 * What the reader has: an author for git, this repository at its public address, packages that were downloaded before,
 * and in `cache` what turbo built here.
 */
const environmentWith = (cache: Readonly<Record<string, string>>) =>
  programEnvironment({
    ...cache,
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

/** Somebody who types the tutorial. */
export interface Reader {
  /** Runs a block line by line, to the first fault. Gives what it printed. */
  type(block: string, cwd: string): Promise<string>;
  /** Runs a command of pnpm that may fail. */
  attempt(args: readonly string[], cwd: string): Promise<Run>;
  /** Runs a block that goes on until Ctrl-C; ready once it prints its addresses. */
  leaveRunning(block: string, cwd: string): ReturnType<typeof leaveRunning>;
}

/** A reader whose turbo has a cache, given as an environment. */
export function readerWith(cache: Readonly<Record<string, string>>): Reader {
  const env = environmentWith(cache);
  return {
    type: (block, cwd) => output("bash", ["-euc", block], { cwd, env }),
    attempt: (args, cwd) => run("pnpm", ["--silent", ...args], { cwd, env }),
    leaveRunning: (block, cwd) => leaveRunning(block, cwd, env),
  };
}

async function leaveRunning(block: string, cwd: string, env: Readonly<Record<string, string>>) {
  const child = spawn("bash", ["-euc", block], { cwd, env, detached: true });
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
