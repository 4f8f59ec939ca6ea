// @ts-check
// Starts a mock as a process, waits for its first right answer and reads what the kernel counted for it.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";

/** @import { ChildProcess } from "node:child_process" */

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no free port");
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}

/**
 * @typedef {object} Started
 * @property {ChildProcess} child
 * @property {number} port
 * @property {number} wall milliseconds to the first answer
 * @property {number} cpu milliseconds
 * @property {number} rss MiB
 */

/**
 * @typedef {object} Start
 * @property {string} path
 * @property {Record<string, string>} headers
 * @property {Record<string, string>} [env]
 * @property {string} [cwd]
 * @property {boolean} [detached]
 * @property {import("node:child_process").StdioOptions} [stdio]
 */

/**
 * The id of a process that has started.
 * @param {ChildProcess} child
 */
export function pidOf({ pid }) {
  if (pid === undefined) throw new Error("the process has not started");
  return pid;
}

/**
 * CPU of the process and of the children it still has, in ms.
 * @param {ChildProcess} child
 */
export function cpuMs(child) {
  const threads = readFileSync(`/proc/${pidOf(child)}/schedstat`, "utf8");
  const stat =
    readFileSync(`/proc/${pidOf(child)}/stat`, "utf8")
      .split(") ")[1]
      ?.split(" ") ?? [];
  const ticks = Number(stat[11]) + Number(stat[12]);
  return Math.max(ticks * 10, Number(threads.split(" ")[0]) / 1e6);
}

/** @param {ChildProcess} child */
export function rssMib(child) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pidOf(child)}/status`, "utf8"))?.[1]) / 1024;
}

/**
 * @param {number} port
 * @param {string} path
 * @param {Record<string, string>} headers
 * @returns {Promise<number | undefined>}
 */
function get(port, path, headers) {
  return new Promise((resolve) => {
    const call = request({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode));
    });
    call.once("error", () => resolve(undefined));
    call.end();
  });
}

/**
 * Spawns `command(port)`, polls `path` until 200 and returns timings and the live process.
 * @param {import("./commands.mjs").Command} command
 * @param {Start} start
 * @returns {Promise<Started>}
 */
export async function startTimed(command, { path, headers, env, cwd, detached = false, stdio = "ignore" }) {
  const port = await freePort();
  const [file = "", ...args] = command(port);
  const began = performance.now();
  const child = spawn(file, args, { stdio, cwd, detached, env: { ...process.env, ...env } });
  let exited = false;
  child.once("exit", () => {
    exited = true;
  });
  for (;;) {
    if (exited) throw new Error(`${file} ${args.join(" ")} ended before it answered`);
    if ((await get(port, path, headers)) === 200) break;
    if (performance.now() - began > 60_000) {
      child.kill("SIGKILL");
      throw new Error(`${args.join(" ")}: no answer with 200 in 60 s`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const wall = performance.now() - began;
  return { child, port, wall, cpu: cpuMs(child), rss: rssMib(child) };
}

/** @param {ChildProcess} child */
export async function stop(child) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
