// Starts a mock as a process, waits for its first right answer and reads what the kernel counted for it.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** CPU of the process and of the children it still has, in ms. */
export function cpuMs(pid) {
  const threads = readFileSync(`/proc/${pid}/schedstat`, "utf8");
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  const ticks = Number(stat[11]) + Number(stat[12]);
  return Math.max(ticks * 10, Number(threads.split(" ")[0]) / 1e6);
}

export function rssMib(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

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

/** Spawns `command(port)`, polls `path` until 200 and returns timings and the live process. */
export async function startTimed(command, { path, headers, env, cwd, detached = false, stdio = "ignore" }) {
  const port = await freePort();
  const [file, ...args] = command(port);
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
  return { child, port, wall, cpu: cpuMs(child.pid), rss: rssMib(child.pid) };
}

export async function stop(child) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
}
