// @ts-check
// Runs a command to its end and reads what the kernel counted for it.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { childEnvironment } from "../../scripts/environment.mjs";

const time = "/usr/bin/time";
const format = "%U %S %M";
const hasTime = existsSync(time) && spawnSync(time, ["-f", format, process.execPath, "-e", "0"]).status === 0;
const preload = new URL("usage.mjs", import.meta.url).href;

/**
 * @typedef {object} Ran
 * @property {number} wall
 * @property {number} cpu
 * @property {number} rss
 * @property {number | null} code
 * @property {string} text standard output
 * @property {string} said standard error
 */

/**
 * Wall and CPU time in ms, peak memory in MiB, the exit code, and what the command printed.
 * Without GNU time, CPU and memory are NaN for commands that are not Node.
 * A command that takes longer than `limitMs` is ended, and has no exit code.
 * @param {readonly string[]} command
 * @param {string} folder for what it prints
 * @param {{ limitMs?: number, cwd?: string }} [options]
 * @returns {Promise<Ran>}
 */
export async function runToEnd(command, folder, { limitMs, cwd } = {}) {
  const printed = join(folder, "answer");
  const usage = join(folder, "usage");
  rmSync(usage, { force: true });
  const [file = "", ...args] = watched(command, usage);
  const out = openSync(printed, "w");
  const began = performance.now();
  const child = spawn(file, args, {
    cwd,
    // a group of its own, so that a limit ends the command and not only GNU time
    detached: limitMs !== undefined,
    stdio: ["ignore", out, "pipe"],
    env: childEnvironment({ NODE_OPTIONS: "", BENCH_USAGE: usage, NO_COLOR: "1" }),
  });
  /** @type {Buffer[]} */
  const said = [];
  child.stderr?.on("data", (chunk) => said.push(chunk));
  const end = () => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  };
  const limit = limitMs === undefined ? undefined : setTimeout(end, limitMs);
  /** @type {number | null} */
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearTimeout(limit);
  const wall = performance.now() - began;
  closeSync(out);
  return { wall, code, ...counted(usage), text: readFileSync(printed, "utf8"), said: said.join("") };
}

/**
 * @param {readonly string[]} command
 * @param {string} usage
 * @returns {string[]}
 */
function watched([file = "", ...args], usage) {
  if (hasTime) return [time, "-q", "-o", usage, "-f", format, file, ...args];
  return file === process.execPath ? [file, "--import", preload, ...args] : [file, ...args];
}

/**
 * @param {string} usage
 * @returns {Pick<Ran, "cpu" | "rss">}
 */
function counted(usage) {
  if (!existsSync(usage)) return { cpu: Number.NaN, rss: Number.NaN };
  // GNU time puts a line before its figures when the command failed
  const last = readFileSync(usage, "utf8").trim().split("\n").at(-1) ?? "";
  const [user = Number.NaN, system = Number.NaN, kib = Number.NaN] = last.split(/\s+/).map(Number);
  return { cpu: (user + system) * 1000, rss: kib / 1024 };
}

/**
 * The middle value.
 * @param {readonly number[]} values
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (below + above) / 2;
}
