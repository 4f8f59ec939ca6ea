// @ts-check
// Many requests at 50 connections: every answer is looked at, memory is read ten times along the way.
import { once } from "node:events";
import { request } from "node:http";
import { load } from "./load.mjs";
import { call } from "./measure.mjs";
import { rssMib, startTimed, stop } from "./process.mjs";

/** @import { Command } from "./commands.mjs" */
/** @import { Call } from "./load.mjs" */

const connections = 50;
const points = 10;
const probe = new URL("./heap-probe.mjs", import.meta.url).href;

/**
 * @param {number} port
 * @returns {Promise<Buffer>}
 */
function firstAnswer(port) {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path: call.path, headers: call.headers }, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve(Buffer.concat(chunks)));
    });
    asked.once("error", reject);
    asked.end();
  });
}

/** @param {import("node:child_process").ChildProcess} child */
async function heapMib(child) {
  const reply = once(child, "message");
  child.send("heap");
  return (await reply)[0] / 2 ** 20;
}

/**
 * Runs the soak and returns what it saw; memory in MiB, resident before the collection that the heap is read after.
 * Sends one request, whose answers are all the same, or one made for each number.
 * @param {Command} command
 * @param {number} [total]
 * @param {(index: number) => Call} [made]
 */
export async function soak(command, total = 200_000, made) {
  /** @type {Command} */
  const probed = (port) => {
    const [node = "", ...args] = command(port);
    return [node, "--expose-gc", "--import", probe, ...args];
  };
  /** @type {import("node:child_process").StdioOptions} */
  const stdio = ["ignore", "ignore", "ignore", "ipc"];
  const { child, port } = await startTimed(probed, { ...(made?.(0) ?? call), stdio });
  try {
    const expected = made ? undefined : await firstAnswer(port);
    /** @type {{ connections: number, total: number, wrong: number, rssMib: number[], heapMib: number[] }} */
    const seen = { connections, total, wrong: 0, rssMib: [], heapMib: [] };
    for (let point = 0; point < points; point++) {
      const start = (point * total) / points;
      const own = made ? (/** @type {number} */ index) => made(start + index) : call;
      const { wrong } = await load({
        port,
        connections,
        total: total / points,
        call: own,
        ...(expected && { expected }),
      });
      seen.wrong += wrong;
      seen.rssMib.push(rssMib(child));
      seen.heapMib.push(await heapMib(child));
    }
    return seen;
  } finally {
    await stop(child);
  }
}
