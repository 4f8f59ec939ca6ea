// @ts-check
// Our mock next to Prism on contracts of three sizes: CPU of a start, and of a request of each kind.
// Options: --total <n> requests of a kind, --rounds <n> starts, --soak <n> for memory over n requests of ours alone.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { cachedInstall } from "../../scripts/cached-install.mjs";
import { load } from "./lib/load.mjs";
import { madeCalls, madeContract } from "./lib/made.mjs";
import { call, median } from "./lib/measure.mjs";
import { cpuMs, startTimed, stop } from "./lib/process.mjs";
import { soak } from "./lib/soak.mjs";
import peers from "./peers.json" with { type: "json" };

/** @import { Command } from "./lib/commands.mjs" */
/** @import { Call } from "./lib/load.mjs" */

const { values } = parseArgs({
  options: {
    total: { type: "string", default: "10000" },
    rounds: { type: "string", default: "3" },
    soak: { type: "string" },
  },
});
const root = resolve(import.meta.dirname, "../..");
const spec = join(root, "spec/dist/openapi.json");
const prism = await cachedInstall("bench-mock/prism", peers.prism.packages);

/** @type {(file: string) => Record<string, Command>} */
const commandsFor = (file) => ({
  ours: (port) => [
    ...[process.execPath, join(root, "packages/mock/bin/mock.js"), file],
    ...["--no-watch", "--port", `${port}`, "--quiet"],
  ],
  bare: (port) => [process.execPath, join(import.meta.dirname, "lib/bare.mjs"), `${port}`],
  prism: (port) => [
    ...[process.execPath, prism.require.resolve("@stoplight/prism-cli/dist/index.js")],
    ...["mock", "-v", "silent", "-p", `${port}`, file],
  ],
});

/**
 * CPU of a start in ms, and of a request of each kind in microseconds.
 * @param {Command} command
 * @param {Record<string, (index: number) => Call>} kinds
 * @param {number} [total] requests of a kind
 */
async function measured(command, kinds, total = Number(values.total)) {
  const first = Object.values(kinds)[0]?.(0) ?? call;
  const starts = [];
  for (let round = 1; round < Number(values.rounds); round++) {
    const { child, cpu } = await startTimed(command, first);
    starts.push(cpu);
    await stop(child);
  }
  const { child, port, cpu } = await startTimed(command, first);
  try {
    /** @type {Record<string, number>} */
    const found = { "start, ms": median([...starts, cpu]) };
    for (const [kind, made] of Object.entries(kinds)) {
      // as many, so that both have compiled what they call often
      await load({ port, connections: 4, total, call: made });
      const before = cpuMs(child);
      // other ids than before
      const { wrong } = await load({ port, connections: 4, total, call: (index) => made(total + index) });
      if (wrong > 0) throw new Error(`${command(port).join(" ")}: ${wrong} wrong answers, ${kind}`);
      found[kind] = ((cpuMs(child) - before) * 1000) / total;
    }
    return found;
  } finally {
    await stop(child);
  }
}

const folder = await mkdtemp(join(tmpdir(), "bench-contracts-"));
try {
  if (values.soak !== undefined) {
    const file = join(folder, "soak.json");
    await writeFile(file, JSON.stringify(madeContract(180)));
    const kinds = Object.values(madeCalls(180));
    // each with an id and a session of its own
    /** @param {number} index */
    const made = (index) => {
      const { headers, ...rest } = kinds[index % kinds.length]?.(index) ?? fault("no kind");
      return { ...rest, headers: { ...headers, "mock-session": `s${index}` } };
    };
    const command = commandsFor(file).ours ?? fault("no command");
    const { wrong, heapMib, rssMib } = await soak(command, Number(values.soak), made);
    /** @param {number[]} points */
    const shown = (points) => points.map((mib) => mib.toFixed(1)).join(" ");
    console.log(`${values.soak} requests, ${wrong} wrong`);
    console.log(`heap, MiB: ${shown(heapMib)}\nresident, MiB: ${shown(rssMib)}`);
    process.exitCode = wrong === 0 && (heapMib.at(-1) ?? 0) <= (heapMib[1] ?? 0) * 1.05 ? 0 : 1;
  } else await compare();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function compare() {
  const dynamic = { ...call, headers: { ...call.headers, prefer: "dynamic=true" } };
  /** @type {Record<string, { file: string, kinds: Record<string, (index: number) => Call> }>} */
  const contracts = { "this project's": { file: spec, kinds: { GET: () => call, dynamic: () => dynamic } } };
  for (const count of [180, 2000]) {
    const file = join(folder, `${count}.json`);
    await writeFile(file, JSON.stringify(madeContract(count)));
    contracts[`${count} operations`] = { file, kinds: madeCalls(count) };
  }
  console.log("| contract | what | ours | bare server | Prism | share of Prism |\n|--|--|--|--|--|--|");
  for (const [name, { file, kinds }] of Object.entries(contracts)) {
    const { ours = fault(name), bare = fault(name), prism: theirs = fault(name) } = commandsFor(file);
    const own = await measured(ours, kinds);
    const floor = await measured(bare, withStatus(kinds));
    // Prism looks through all operations for each request: a tenth of the requests takes long enough
    const few = name.startsWith("2000") ? Number(values.total) / 10 : undefined;
    const other = await measured(theirs, kinds, few);
    for (const [what, cost = 0] of Object.entries(own)) {
      const share = cost / (other[what] ?? 0);
      const [mine, least, prisms] = [cost, floor[what] ?? 0, other[what] ?? 0].map(Math.round);
      console.log(`| ${name} | ${what} | ${mine} | ${least} | ${prisms} | ${share.toFixed(2)} |`);
      if (share > (what.startsWith("start") ? 0.3 : 0.2)) process.exitCode = 1;
    }
  }
}

/**
 * Requests that say what a server without a contract is to answer.
 * @param {Record<string, (index: number) => Call>} kinds
 */
function withStatus(kinds) {
  /** @type {(made: (index: number) => Call) => (index: number) => Call} */
  const named = (made) => (index) => {
    const { headers, status = 200, ...rest } = made(index);
    return { ...rest, status, headers: { ...headers, "x-status": `${status}` } };
  };
  return Object.fromEntries(Object.entries(kinds).map(([kind, made]) => [kind, named(made)]));
}

/**
 * @param {string} message
 * @returns {never}
 */
function fault(message) {
  throw new Error(message);
}
