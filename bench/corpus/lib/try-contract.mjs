// @ts-check
// One contract through all steps; a step that fails ends it, but for what later steps do not need.
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { runToEnd } from "../../lib/process.mjs";
import { makeProject, targets } from "./project.mjs";

/** @import { Ran } from "../../lib/process.mjs" */

const kit = resolve(import.meta.dirname, "../../../packages/contract-kit/bin/contract.js");
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** @typedef {{ seconds: number, mib: number }} Cost */

/**
 * @typedef {object} Generated
 * @property {boolean} ok
 * @property {number} operations
 * @property {number} reports what it warned of
 * @property {boolean} [refused] with a place in the contract
 * @property {string} [says] why it is not ok
 */

/** @typedef {{ ok: boolean, broken: string[], errors: number, says: string[] }} Compiled */

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {number} bytes
 * @property {Cost & Generated} generate
 * @property {Cost & Compiled} [compile]
 * @property {boolean} sound
 */

/**
 * What happened to a contract.
 * @param {import("./contracts.mjs").Contract} contract
 * @param {string} folder
 * @param {{ limitMs: number }} options
 * @returns {Promise<Result>}
 */
export async function tryContract(contract, folder, { limitMs }) {
  const dir = await makeProject(folder, contract);
  /** @param {string[]} command */
  const run = (...command) => runToEnd([process.execPath, ...command], dir, { limitMs, cwd: dir });
  const generate = generated(await run(kit, "generate"));
  const result = { name: contract.name, bytes: contract.bytes, generate };
  if (!generate.ok) return { ...result, sound: generate.refused ?? false };
  const compile = compiled(await run(tsc, "--noEmit", "--pretty", "false"));
  return { ...result, compile, sound: compile.ok };
}

/** @type {(usage: Pick<Ran, "wall" | "rss">) => Cost} */
const cost = ({ wall, rss }) => ({ seconds: Math.round(wall / 100) / 10, mib: Math.round(rss) });

/**
 * A contract is refused rightly when the message names a place in it; anything else is a crash.
 * @param {Ran} ran
 * @returns {Result["generate"]}
 */
function generated({ code, text, said, ...usage }) {
  const ok = code === 0;
  const reports = said.split("\n").filter((line) => /^\s*!/.test(line)).length;
  const says = ok ? undefined : (said.trim() || text.trim()).split("\n").slice(0, 6).join("\n");
  const ended = code === null ? "over the time limit" : says;
  const refused = !ok && (code === 1 || code === 2) && /\.(ya?ml|json):\d+:\d+: /.test(said);
  const operations = Number(/(\d+) operations/.exec(text)?.[1] ?? 0);
  return { ok, ...cost(usage), operations, reports, ...(ok ? {} : { refused, says: ended ?? "" }) };
}

/**
 * @param {Ran} ran
 * @returns {Cost & Compiled}
 */
function compiled({ code, text, ...usage }) {
  const errors = text.split("\n").filter((line) => /error TS\d+/.test(line));
  const broken = targets.filter((target) => errors.some((line) => line.startsWith(`out/${target}/`)));
  const ok = code === 0 && errors.length === 0;
  const says = errors.length === 0 && !ok ? [text.trim() || "no answer in time"] : errors.slice(0, 40);
  return { ok, ...cost(usage), broken, errors: errors.length, says };
}
