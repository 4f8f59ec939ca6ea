// @ts-check
// Every program that the rehearsal starts, so that all of them end with it.
import { spawn } from "node:child_process";
import { childEnvironment } from "../../scripts/environment.mjs";

/** @import { ChildProcess } from "node:child_process" */

/** Milliseconds that a program has to end what it has started itself: more than a busy machine takes. */
const grace = 60_000;

/** @typedef {{ code: number, text: string }} Ended exit code, and all that was printed */
/** @typedef {{ cwd: string, env?: Record<string, string> }} Options */

/**
 * Each program that runs, with the promise of its end.
 * @type {Map<ChildProcess, Promise<Ended>>}
 */
const running = new Map();
let over = false;

/**
 * Without what npm and pnpm pass to the scripts that they run, and without CI's right to publish for real.
 * @param {NodeJS.ProcessEnv} environment
 */
function byHand(environment) {
  const passed =
    /^npm_(execpath|command|node_execpath|config_user_agent|lifecycle_|package_)|^ACTIONS_ID_TOKEN_/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !passed.test(name)));
}

/**
 * Starts a program in a process group of its own. Throws once `endAll` was called.
 * @param {readonly string[]} command
 * @param {Options} options
 */
export function start([program = "", ...args], { cwd, env = {} }) {
  if (over) throw new Error("stopped");
  const windows = process.platform === "win32";
  const child = spawn(program, args, {
    cwd,
    env: byHand(childEnvironment({ NO_COLOR: "1", ...env })),
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
