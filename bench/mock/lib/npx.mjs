// @ts-check
// `npx` in an empty folder with its downloads cached and nothing installed, to the first right answer.
import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { tarballIn } from "./install.mjs";
import { call, median } from "./measure.mjs";
import { pidOf, startTimed } from "./process.mjs";

/** @import { Command } from "./commands.mjs" */

/**
 * Kills the whole group: npx starts the mock as a grandchild.
 * @param {import("node:child_process").ChildProcess} child
 */
async function stopGroup(child) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-pidOf(child), "SIGKILL");
  await ended;
}

/**
 * @param {string} folder
 * @param {Command} command
 */
async function timeOne(folder, command) {
  /** @type {number[]} */
  const times = [];
  for (let round = 0; round < 4; round++) {
    const cwd = await mkdtemp(join(folder, "npx-"));
    const cache = join(folder, "npx-cache");
    // Downloads stay cached, installations do not: this is the first run on a machine that has the tarballs.
    await rm(join(cache, "_npx"), { recursive: true, force: true });
    const env = { npm_config_cache: cache };
    const { child, wall } = await startTimed(command, { ...call, cwd, env, detached: true });
    await stopGroup(child);
    await rm(cwd, { recursive: true, force: true });
    // The first round fills npm's cache.
    if (round > 0) times.push(wall);
  }
  return median(times);
}

/**
 * Milliseconds for ours and for stock Prism.
 * @param {string} folder
 * @param {import("./install.mjs").Installed} installed
 */
export async function timeNpx(folder, installed) {
  const tarball = await tarballIn(folder);
  const stock = installed.prism;
  if (stock === undefined) throw new Error("Prism is not installed");
  const spec = join(stock.folder, "openapi.json");
  const quiet = ["--yes", "--loglevel", "silent"];
  /** @type {Command} */
  const ours = (port) => [
    "npx",
    ...quiet,
    "-p",
    join(folder, tarball),
    "partner-licenses-mock",
    "--port",
    `${port}`,
  ];
  /** @type {Command} */
  const prism = (port) => [
    "npx",
    ...quiet,
    "-p",
    `${stock.specs[0]}`,
    "prism",
    "mock",
    "-v",
    "silent",
    "-p",
    `${port}`,
    spec,
  ];
  return { ours: await timeOne(folder, ours), prism: await timeOne(dirname(spec), prism) };
}
