// @ts-check
// `pnpm test:stress <files…>`: what passes on a quiet machine only is shown here.
import { existsSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { readCommand, refuse } from "../options.mjs";
import { run } from "../run.mjs";

const usage = `Usage: pnpm test:stress <test files…> [--times <n>] [--load <n>] [-- <options of vitest>]

Runs test files again and again while other threads compute, and says which run failed.
  --times  how often, 5 by default
  --load   threads that compute, by default two for each core

  pnpm test:stress test/serve.test.ts --times 10 -- -t SIGINT`;

const { values, positionals, passed } = readCommand(usage, {
  times: { type: "string", default: "5" },
  load: { type: "string", default: String(2 * availableParallelism()) },
});
const [times, load] = [wholeNumber("times", 1), wholeNumber("load", 0)];
const projects = Map.groupBy(positionals.map(found), projectOf);
if (projects.size === 0) refuse("Which test files?", usage);

const busy = Array.from({ length: load }, () => new Worker("for (;;) {}", { eval: true }));
/** @type {string[]} */
const failed = [];
for (let number = 1; number <= times; number += 1) {
  for (const [folder, files] of projects) {
    const began = performance.now();
    const command = ["vitest", "run", ...files.map((file) => relative(folder, file)), ...passed];
    const code = await run(command, { cwd: folder, quiet: true });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const name = `run ${number} of ${times}, ${relative(process.cwd(), folder) || "the workspace"}`;
    console.log(`${code === 0 ? "✓" : "✗"} ${name}: ${seconds} s`);
    if (code !== 0) failed.push(name);
  }
}
await Promise.all(busy.map((each) => each.terminate()));
console.log(failed.length === 0 ? "\nno run failed" : `\nfailed:\n  ${failed.join("\n  ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/**
 * @param {"times" | "load"} name
 * @param {number} least
 */
function wholeNumber(name, least) {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least) return number;
  return refuse(`--${name} is a whole number from ${least}, not "${values[name]}".`, usage);
}

/** @param {string} file */
function found(file) {
  const path = resolve(file);
  return existsSync(path) ? path : refuse(`There is no file ${file}.`, usage);
}

/**
 * The folder whose vitest configuration is that of a file.
 * @param {string} file
 */
function projectOf(file) {
  let folder = statSync(file).isDirectory() ? file : dirname(file);
  while (!["ts", "mjs"].some((end) => existsSync(join(folder, `vitest.config.${end}`)))) {
    if (folder === dirname(folder)) refuse(`No vitest configuration is above ${file}.`, usage);
    folder = dirname(folder);
  }
  return folder;
}
