// @ts-check
// Start and load of one mock, repeated; medians, because the machine is shared.
import { load } from "./load.mjs";
import { cpuMs, rssMib, startTimed, stop } from "./process.mjs";

/** @import { Command } from "./commands.mjs" */

export const call = {
  path: "/v1/analytics/licenses/usage",
  headers: {
    authorization: "Bearer token",
    accept: "application/json",
    "ms-requestid": "94e4e214-6b06-4fb7-96d1-94d559f9b47f",
    "ms-correlationid": "0f5c7ba7-6f2c-4cb6-8f3e-8f8a9a33e7a1",
  },
};

/** @param {readonly number[]} values */
export const median = (values) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * CPU and wall to the first answer, and memory then.
 * @param {Command} command
 * @param {number} rounds
 */
export async function measureStart(command, rounds) {
  /** @type {import("./process.mjs").Started[]} */
  const runs = [];
  for (let round = 0; round < rounds; round++) {
    const started = await startTimed(command, call);
    runs.push(started);
    await stop(started.child);
  }
  /** @param {"cpu" | "wall" | "rss"} key */
  const of = (key) => median(runs.map((run) => run[key]));
  return { cpuMs: of("cpu"), wallMs: of("wall"), rssMib: of("rss") };
}

/**
 * CPU per request and requests per second at a number of connections, after a warm-up.
 * @param {Command} command
 * @param {number} connections
 * @param {{ warmUp: number, total: number }} size
 */
export async function measureLoad(command, connections, { warmUp, total }) {
  const { child, port } = await startTimed(command, call);
  try {
    await load({ port, connections, total: warmUp, call });
    const before = cpuMs(child);
    const { seconds, wrong } = await load({ port, connections, total, call });
    const cpu = cpuMs(child) - before;
    return {
      microseconds: (cpu * 1000) / total,
      perSecond: total / seconds,
      rssMib: rssMib(child),
      wrong,
    };
  } finally {
    await stop(child);
  }
}
