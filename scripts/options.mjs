// Options of the project's own commands: an unknown one stops a command before it has done anything.
import { parseArgs } from "node:util";

/**
 * Reads the command line. `--help` prints the usage and ends; an unknown option ends it with 2.
 * @template {import("node:util").ParseArgsOptionsConfig} T
 * @param {string} usage
 * @param {T} [options] as `parseArgs` takes them
 */
export function readOptions(usage, options) {
  try {
    const all = { ...options, help: { type: /** @type {const} */ ("boolean"), short: "h" } };
    const { values } = parseArgs({ options: all });
    if (!values.help) return values;
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
  console.log(usage);
  process.exit(0);
}
