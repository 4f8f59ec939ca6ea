// @ts-check
// How many answers are right: ours and the newest peers, on the contracts of packages/mock/test/answers.
// Options: --only <name of a mock>, --filter <part of a case's name>, --faults (what is wrong in each case).
import { spawn } from "node:child_process";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { faultsOf } from "../../packages/mock/test/answers/ask.ts";
import { answers } from "../../packages/mock/test/answers/index.ts";
import { cachedInstall } from "../../scripts/cached-install.mjs";
import { freePort, stop } from "./lib/process.mjs";
import peers from "./peers.json" with { type: "json" };

/** @import { Case } from "../../packages/mock/test/answers/types.ts" */
/** @typedef {(port: number, file: string) => string[]} Arguments of Node */

const { values } = parseArgs({
  options: { only: { type: "string" }, filter: { type: "string" }, faults: { type: "boolean" } },
});
const ours = resolve(import.meta.dirname, "../../packages/mock/bin/mock.js");

/**
 * A peer that is a program of ours around its library.
 * @param {{ packages: Record<string, string>, script: string }} peer
 * @returns {Promise<Arguments>}
 */
async function library({ packages, script }) {
  const { dir } = await cachedInstall(`bench-mock/${script}`, packages);
  await copyFile(join(import.meta.dirname, "peers", script), join(dir, script));
  return (port, file) => [join(dir, script), `${port}`, file];
}

/** @returns {Promise<Record<string, Arguments>>} */
async function mocks() {
  const prism = await cachedInstall("bench-mock/prism", peers.prism.packages);
  const cli = prism.require.resolve("@stoplight/prism-cli/dist/index.js");
  return {
    ours: (port, file) => [ours, file, "--no-watch", "--quiet", "--port", `${port}`],
    [`Prism ${peers.prism.packages["@stoplight/prism-cli"]}`]: (port, file) => [
      cli,
      "mock",
      "-v",
      "silent",
      "-p",
      `${port}`,
      file,
    ],
    [`openapi-backend ${peers["openapi-backend"].packages["openapi-backend"]}`]: await library(
      peers["openapi-backend"],
    ),
    [`Scalar ${peers.scalar.packages["@scalar/mock-server"]}`]: await library(peers.scalar),
  };
}

/**
 * What a mock of the case answers wrong.
 * @param {Arguments} command
 * @param {Case} each
 * @param {string} folder
 */
async function faultsIn(command, { contract, asked }, folder) {
  const port = await freePort();
  const file = join(folder, `${port}.json`);
  await writeFile(file, JSON.stringify(named(contract)));
  const child = spawn(process.execPath, command(port, file), { stdio: "ignore" });
  let isOver = false;
  child.once("exit", () => {
    isOver = true;
  });
  try {
    for (const end = Date.now() + 30_000; !(await isUp(port)); await sleep(25))
      if (isOver || Date.now() > end) return ["it does not start"];
    const faults = [];
    for (const each of asked) faults.push(...(isOver ? ["it has ended"] : await faultsOf(port, each)));
    return faults;
  } finally {
    if (!isOver) await stop(child);
  }
}

/** @param {number} port */
async function isUp(port) {
  return (
    (await faultsOf(port, { path: "/is-it-up", status: Array.from({ length: 500 }, (_, at) => at + 100) }))
      .length === 0
  );
}

/**
 * The contract with an id for each operation, which one peer finds its answers by.
 * @param {any} contract
 */
function named(contract) {
  const copy = structuredClone(contract);
  for (const [path, item] of Object.entries(copy.paths ?? {}))
    for (const [method, operation] of Object.entries(item))
      if (Object(operation).responses) operation.operationId ??= `${method} ${path}`;
  return copy;
}

const folder = await mkdtemp(join(tmpdir(), "bench-answers-"));
try {
  const all = Object.entries(await mocks()).filter(
    ([name]) => values.only === undefined || name.startsWith(values.only),
  );
  console.log(`| | ${all.map(([name]) => name).join(" | ")} |\n|--|${all.map(() => "--|").join("")}`);
  const right = all.map(() => 0);
  let count = 0;
  for (const [kind, cases] of Object.entries(answers)) {
    const chosen = cases.filter(({ name }) => name.includes(values.filter ?? ""));
    if (chosen.length === 0) continue;
    const found = await Promise.all(
      all.map(async ([mock, command], index) => {
        let good = 0;
        for (const each of chosen) {
          const faults = await faultsIn(command, each, folder);
          if (faults.length === 0) good += 1;
          else if (values.faults) console.error(`${mock}, ${each.name}:\n  ${faults.join("\n  ")}`);
        }
        right[index] = (right[index] ?? 0) + good;
        return good;
      }),
    );
    count += chosen.length;
    console.log(`| ${kind}, ${chosen.length} | ${found.join(" | ")} |`);
  }
  console.log(`| all ${count} | ${right.join(" | ")} |`);
  if (all[0]?.[0] === "ours" && right[0] !== count) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
