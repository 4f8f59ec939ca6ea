// @ts-check
// Performs the steps of a rehearsal, and leaves nothing behind however they end.
import { rmSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settle } from "../../scripts/tests/environment.mjs";
import { narrator } from "./narrate.mjs";
import { endAll } from "./processes.mjs";

/** @import { Checkout } from "./checkout.mjs" */
/** @import { Consumer } from "./consumer.mjs" */
/** @import { Releases } from "./github.mjs" */
/** @import { Registry } from "./registry.mjs" */

/**
 * What a step finds: a temporary folder, the tree that is rehearsed, and what the steps before it have left.
 * @typedef {object} Stage
 * @property {string} root
 * @property {string} dir
 * @property {Registry} registry
 * @property {Releases} releases
 * @property {Checkout} checkout the tree on GitHub, and once it is released the clone of a maintainer
 * @property {Consumer} consumer
 * @property {ReturnType<typeof import("./contract.mjs").readOperation>} operation
 * @property {string} first version that is released
 * @property {string} second
 */

/** @typedef {[title: string, act: (stage: Stage) => unknown]} Step */

/** Exit codes of a process that a signal has stopped. */
const signals = { SIGINT: 130, SIGTERM: 143 };

/**
 * Runs the steps one after the other on a stage: `dir` is a temporary folder, and what a step leaves in `registry` and
 * `releases` is stopped at the end. Sets the exit code; a signal ends the process.
 * @param {readonly Step[]} steps
 * @param {string} root the tree that is rehearsed
 */
export async function perform(steps, root) {
  // Without what npm and pnpm pass to the scripts that they run, and without CI's right to publish for real.
  settle(process.env);
  // The order of the steps fills it, which the compiler cannot follow.
  const stage = /** @type {Stage} */ ({ root, dir: await mkdtemp(join(tmpdir(), "rehearsal-")) });
  /** @type {number | undefined} */
  let stopped;
  const { step, total } = narrator((text) => stopped ?? process.stdout.write(text));
  for (const [signal, code] of Object.entries(signals)) {
    // The step at work fails with its programs. pnpm repeats a Ctrl-C of the terminal, so it may come twice.
    process.on(signal, () => {
      stopped ??= code;
      endAll();
    });
  }
  try {
    await keepTemporaryFilesIn(join(stage.dir, "tmp"));
    for (const [title, act] of steps) if (stopped === undefined) await step(title, () => act(stage));
    if (stopped === undefined) console.log(`\nrehearsed: ${steps.length} steps in ${total()}`);
  } catch {
    process.exitCode = 1;
  } finally {
    await endAll();
    await Promise.all([stage.registry?.stop(), stage.releases?.stop()]);
    // Half the work of the asynchronous one, and there are 200,000 files.
    rmSync(stage.dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  if (stopped !== undefined) process.exit(stopped);
}

/**
 * The programs of the rehearsal write their caches and scratch files where they go with it.
 * @param {string} dir
 */
async function keepTemporaryFilesIn(dir) {
  await mkdir(dir);
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = dir;
}
