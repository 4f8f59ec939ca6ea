// `npx` in an empty folder with its downloads cached and nothing installed, to the first right answer.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { call, median } from "./measure.mjs";
import { startTimed } from "./process.mjs";

/** Kills the whole group: npx starts the mock as a grandchild. */
async function stopGroup(child) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGKILL");
  await ended;
}

async function timeOne(folder, command) {
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

/** Milliseconds for ours and for stock Prism. */
export async function timeNpx(folder, installed) {
  const [tarball] = (await readdir(folder)).filter((file) => file.endsWith(".tgz"));
  const spec = join(installed.prism.folder, "openapi.json");
  const quiet = ["--yes", "--loglevel", "silent"];
  const ours = (port) => [
    "npx",
    ...quiet,
    "-p",
    join(folder, tarball),
    "partner-licenses-mock",
    "--port",
    `${port}`,
  ];
  const prism = (port) => [
    "npx",
    ...quiet,
    "-p",
    installed.prism.specs[0],
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
