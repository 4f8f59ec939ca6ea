// @ts-check
// The client compared with its peers: size of a one-call program, CPU per call, import time, packages, Retry-After.
// Options: --peer <name> (repeatable), --rounds <n>, --write (writes the data that the docs show).
import { parseArgs } from "node:util";
import { child } from "./lib/child.mjs";
import { prepareAll } from "./lib/homes.mjs";
import { packagesOf } from "./lib/installed.mjs";
import { markdown, writeData } from "./lib/report.mjs";
import { probeRetryAfter } from "./lib/retry-after.mjs";
import { sizeOf } from "./lib/size.mjs";

/** @import { Result } from "./lib/report.mjs" */

const { values } = parseArgs({
  options: {
    peer: { type: "string", multiple: true },
    rounds: { type: "string", default: "4" },
    write: { type: "boolean" },
  },
});

const { clients, left } = await prepareAll(values.peer && ["raw fetch", "openapi-fetch", ...values.peer]);
for (const { name, reason } of left) console.log(`left out: ${name}, ${reason}`);

const measured = [];
for (const client of clients) {
  const size = await sizeOf(client);
  const retryAfter = await probeRetryAfter(client);
  const { name, file } = client;
  /** @type {{ cpu: number[], load: number[] }} */
  const times = { cpu: [], load: [] };
  measured.push({ name, file, size, packages: packagesOf(client), retryAfter, times });
  console.log(`${name}: ${size.gzip} bytes gzip, Retry-After ${retryAfter.right} right`);
}

// Rounds are interleaved, so that a busy moment of the machine hits all clients alike.
for (let round = 1; round <= Number(values.rounds); round++) {
  for (const { file, times } of measured) {
    const { calls, microseconds } = await child("cpu-child.mjs", file, 800);
    times.cpu.push(microseconds / calls);
    times.load.push((await child("import-child.mjs", file)).milliseconds);
  }
  console.log(`round ${round} of ${values.rounds}`);
}
// The best of the rounds: what else the machine does can only add.
const raw = Math.min(...(measured.find(({ name }) => name === "raw fetch")?.times.cpu ?? []));
/** @type {Result} */
const result = {
  node: process.version,
  clients: measured.map(({ name, size, packages, retryAfter, times }) => ({
    name,
    size,
    packages,
    cpu: Number((Math.min(...times.cpu) / raw).toFixed(3)),
    importMs: Number(Math.min(...times.load).toFixed(1)),
    retryAfter,
  })),
  left: left.map(({ name, reason }) => ({ name, reason })),
};
const { cost, waits } = markdown(result);
console.log(`\n${cost}\n\n${waits}\n`);
console.log(result.clients.map(({ name, importMs }) => `import ${name}: ${importMs} ms`).join("\n"));

const failures = goals(result);
for (const failure of failures) console.error(`✗ ${failure}`);
if (values.write) await writeData(result);
process.exitCode = failures.length > 0 ? 1 : 0;

/**
 * What must hold, as the sentences that do not.
 * @param {Result} result
 */
function goals({ clients: [own, ...peers] }) {
  if (own === undefined) throw new Error("our own client was not measured");
  /** @param {string} name */
  const cpuOf = (name) => peers.find((peer) => peer.name === name)?.cpu ?? Number.POSITIVE_INFINITY;
  /** @type {[holds: boolean, text: string][]} */
  const wanted = [
    [own.size.gzip <= 4500, `one call is ${own.size.gzip} bytes gzip, 4500 at most`],
    [own.size.brotli <= 4200, `one call is ${own.size.brotli} bytes brotli, 4200 at most`],
    [own.cpu <= cpuOf("openapi-fetch"), "CPU per call is above openapi-fetch"],
    [own.cpu < cpuOf("hey-api"), "CPU per call is not below hey-api"],
    [own.packages <= 3, `an install brings ${own.packages} packages, 3 at most`],
    [own.importMs <= 10, `import takes ${own.importMs} ms, 10 at most`],
    [own.retryAfter.right === own.retryAfter.cells.length, "not every row of the Retry-After table is right"],
  ];
  return wanted.filter(([holds]) => !holds).map(([, text]) => text);
}
