// 200,000 requests at 50 connections: every answer is compared, memory is read after each fifth.
import { request } from "node:http";
import { load } from "./load.mjs";
import { call } from "./measure.mjs";
import { rssMib, startTimed, stop } from "./process.mjs";

const connections = 50;
const total = 200_000;

function firstAnswer(port) {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path: call.path, headers: call.headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve(Buffer.concat(chunks)));
    });
    asked.once("error", reject);
    asked.end();
  });
}

/** Runs the soak and returns what it saw. */
export async function soak(command) {
  const { child, port } = await startTimed(command, call);
  try {
    const expected = await firstAnswer(port);
    const seen = { connections, total, wrong: 0, rssMib: [] };
    for (let fifth = 0; fifth < 5; fifth++) {
      const { wrong } = await load({ port, connections, total: total / 5, call, expected });
      seen.wrong += wrong;
      seen.rssMib.push(rssMib(child.pid));
    }
    return seen;
  } finally {
    await stop(child);
  }
}
