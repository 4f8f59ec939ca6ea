// @ts-check
// Every program that the rehearsal starts, so that all of them end with it.
import { spawn } from "node:child_process";
import { programEnvironment } from "../../scripts/tests/environment.mjs";

/** @import { ChildProcess } from "node:child_process" */

/** Milliseconds that a program has to end what it has started itself: more than a busy machine takes. */
const grace = 60_000;

/** @typedef {{ code: number, text: string }} Ended exit code, and all that was printed */
/** @typedef {Omit<import("../../scripts/tests/run.mjs").RunOptions, "timeout">} Options */

/**
 * Each program that runs, with the promise of its end.
 * @type {Map<ChildProcess, Promise<Ended>>}
 */
const running = new Map();
let over = false;

/**
 * Starts a program in a process group of its own. Throws once `endAll` was called.
 * @param {readonly string[]} command
 * @param {Options} options
 */
export function start([program = "", ...args], { cwd, env = {}, alone = false }) {
  if (over) throw new Error("stopped");
  const windows = process.platform === "win32";
  const child = spawn(program, args, {
    cwd,
    env: alone ? env : programEnvironment(env),
    stdio: ["ignore", "pipe", "pipe"],
    detached: !windows,
    shell: windows,
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => {
      text += chunk;
    });
  }
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve, reject) => {
    child.on("error", (error) => {
      running.delete(child);
      reject(new Error(`${program} cannot be started in ${cwd}: ${error.message}`));
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, text });
    });
  });
  running.set(child, ended);
  return { ended, kill: () => end(child, "SIGKILL") };
}

/**
 * Runs a program to its end, whatever its exit code: `{ code, text }`, where text is all that it printed.
 * @param {readonly string[]} command
 * @param {Options} options
 */
export function run(command, options) {
  return start(command, options).ended;
}

/**
 * Runs a program of a job, as `run` of the tests does.
 * @type {typeof import("../../scripts/tests/run.mjs").run}
 */
export async function runStep(program, args, options = {}) {
  const { code, text } = await run([program, ...args], options);
  return { code, stdout: text, stderr: "" };
}

/**
 * Runs a program and returns what it printed; throws with that text when it fails.
 * @param {readonly string[]} command
 * @param {Options} options
 */
export async function must(command, options) {
  const { code, text } = await run(command, options);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}:\n${text.trim()}`);
  return text;
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function end(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/**
 * Ends all programs that still run, and lets no other begin. Resolves when they are gone.
 * pnpm and turbo put what they start into process groups of their own, so they are asked to end, and killed when they do not.
 */
export async function endAll() {
  over = true;
  const all = [...running];
  for (const [child] of all) end(child, "SIGTERM");
  const late = setTimeout(() => {
    for (const child of running.keys()) end(child, "SIGKILL");
  }, grace);
  await Promise.allSettled(all.map(([, ended]) => ended));
  clearTimeout(late);
}
