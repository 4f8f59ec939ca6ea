// @ts-check
// One contract through all steps; a step that fails ends it, but for what later steps do not need.
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { runToEnd } from "../../lib/process.mjs";
import { makeProject, targets } from "./project.mjs";

/** @import { Ran } from "../../lib/process.mjs" */

const kit = resolve(import.meta.dirname, "../../../packages/contract-kit/bin/contract.js");
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

const caller = join(import.meta.dirname, "call-child.mjs");
const planter = join(import.meta.dirname, "plant-child.mjs");

/** @typedef {{ seconds: number, mib: number }} Cost */

/**
 * @typedef {object} Generated
 * @property {boolean} ok
 * @property {number} operations
 * @property {number} reports what it warned of
 * @property {boolean} [refused] with a place in the contract
 * @property {string} [says] why it is not ok
 */

/**
 * @typedef {object} Called
 * @property {number} operations
 * @property {number} right answered with what the contract allows
 * @property {number} examples of those, answered with a wrong example of the contract until a made-up value was asked for
 * @property {{ id: string, fault: string, says: string }[]} failures
 */

/** @typedef {{ planted: number, found: number, missed: string[] }} Planted edits that break somebody, and those that the diff names */

/** @typedef {{ ok: boolean, broken: string[], errors: number, says: string[] }} Compiled */

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {number} bytes
 * @property {Cost & Generated} generate
 * @property {Cost & Compiled} [compile]
 * @property {Cost & Called} [calls]
 * @property {Cost & { bump: string }} [diff] the contract with itself
 * @property {Cost & Planted} [edits]
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
  const calls = generate.operations === 0 ? undefined : called(await run(caller, dir, contract.path));
  const diff = compared(await run(kit, "diff", contract.path, contract.path, "--format", "json"));
  const edits = planted(await run(planter, contract.path));
  const isAnswered = calls === undefined || calls.right >= 0.99 * calls.operations;
  return {
    ...result,
    ...{ compile, diff, edits },
    sound: compile.ok && isAnswered && diff.bump === "none" && edits.missed.length === 0,
    ...(calls && { calls }),
  };
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
  const operations = Number(/(\d+) operations?\b/.exec(text)?.[1] ?? 0);
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

/**
 * @param {Ran} ran
 * @returns {Cost & Called}
 */
function called({ code, text, said, ...usage }) {
  const why = code === null ? "over the time limit" : said.trim().split("\n").slice(0, 5).join("\n");
  const failed = { operations: 1, right: 0, examples: 0, failures: [{ id: "", fault: "failed", says: why }] };
  return { ...cost(usage), ...(code === 0 ? JSON.parse(text) : failed) };
}

/**
 * @param {Ran} ran
 * @returns {Cost & { bump: string }}
 */
function compared({ code, text, said, ...usage }) {
  const bump = code === 0 ? JSON.parse(text).bump : said.trim().split("\n")[0] || "no answer in time";
  return { ...cost(usage), bump };
}

/**
 * @param {Ran} ran
 * @returns {Cost & Planted}
 */
function planted({ code, text, said, ...usage }) {
  const why = said.trim().split("\n").slice(0, 5).join(" ") || "no answer in time";
  return { ...cost(usage), ...(code === 0 ? JSON.parse(text) : { planted: 1, found: 0, missed: [why] }) };
}
