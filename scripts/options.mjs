// @ts-check
// Options of the project's own commands: an unknown one stops a command before it has done anything.
import { parseArgs } from "node:util";

/** @import { ParseArgsOptionsConfig } from "node:util" */

/**
 * @template {ParseArgsOptionsConfig} T
 * @typedef {ReturnType<typeof parseArgs<{ options: T }>>["values"]} Values
 */

/**
 * Reads the command line. `--help` prints the usage and ends; an unknown option ends it with 2.
 * @template {ParseArgsOptionsConfig} T
 * @param {string} usage
 * @param {T} [options] as `parseArgs` takes them
 * @returns {Values<T>}
 */
export function readOptions(usage, options) {
  return read(usage, options, process.argv.slice(2), false).values;
}

/**
 * Reads the command line of a command that is given files or names as well, and arguments for another program behind `--`.
 * @template {ParseArgsOptionsConfig} T
 * @param {string} usage
 * @param {T} [options] as `parseArgs` takes them
 * @returns {{ values: Values<T>, positionals: string[], passed: string[] }}
 */
export function readCommand(usage, options) {
  const args = process.argv.slice(2);
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  return { ...read(usage, options, args.slice(0, end), true), passed: args.slice(end + 1) };
}

/**
 * Ends the process as for an option that is not known.
 * @param {string} message
 * @param {string} usage
 * @returns {never}
 */
export function refuse(message, usage) {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

/**
 * @template {ParseArgsOptionsConfig} T
 * @param {string} usage
 * @param {T | undefined} options
 * @param {string[]} args
 * @param {boolean} allowPositionals
 * @returns {{ values: Values<T>, positionals: string[] }}
 */
function read(usage, options, args, allowPositionals) {
  try {
    const all = { ...options, help: { type: /** @type {const} */ ("boolean"), short: "h" } };
    const { values, positionals } = parseArgs({ args, options: all, allowPositionals });
    if (!("help" in values)) return { values: /** @type {Values<T>} */ (values), positionals };
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error), usage);
  }
  console.log(usage);
  process.exit(0);
}
