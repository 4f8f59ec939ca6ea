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
 * Wall and CPU time in ms, peak memory in MiB, the exit code, and what the command printed.
 * Without GNU time, CPU and memory are NaN for commands that are not Node.
 * A command that takes longer than `limitMs` is ended, and has no exit code.
 */
export async function runToEnd(command, folder, { limitMs, cwd } = {}) {
  const printed = join(folder, "answer");
  const usage = join(folder, "usage");
  rmSync(usage, { force: true });
  const [file, ...args] = watched(command, usage);
  const out = openSync(printed, "w");
  const began = performance.now();
  const child = spawn(file, args, {
    cwd,
    // a group of its own, so that a limit ends the command and not only GNU time
    detached: limitMs !== undefined,
    stdio: ["ignore", out, "pipe"],
    env: childEnvironment({ NODE_OPTIONS: "", BENCH_USAGE: usage, NO_COLOR: "1" }),
  });
  const said = [];
  child.stderr.on("data", (chunk) => said.push(chunk));
  const limit = limitMs && setTimeout(() => process.kill(-child.pid, "SIGKILL"), limitMs);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearTimeout(limit);
  const wall = performance.now() - began;
  closeSync(out);
  return { wall, code, ...counted(usage), text: readFileSync(printed, "utf8"), said: said.join("") };
}

function watched([file, ...args], usage) {
  if (hasTime) return [time, "-q", "-o", usage, "-f", format, file, ...args];
  return file === process.execPath ? [file, "--import", preload, ...args] : [file, ...args];
}

function counted(usage) {
  if (!existsSync(usage)) return { cpu: Number.NaN, rss: Number.NaN };
  // GNU time puts a line before its figures when the command failed
  const [user, system, kib] = readFileSync(usage, "utf8").trim().split("\n").at(-1).split(/\s+/).map(Number);
  return { cpu: (user + system) * 1000, rss: kib / 1024 };
}

/** The middle value. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}
