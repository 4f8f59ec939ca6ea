// @ts-check
// Generated code first, then what is built from it. Both come from the cache when nothing has changed.
import { turbo } from "./turbo.mjs";

/**
 * @param {readonly string[]} [args] options for turbo, such as `--filter`
 * @param {{ quiet?: boolean }} [options] those of `run`
 */
export async function build(args = [], options = {}) {
  const generated = await turbo(["//#regenerate", "--output-logs=errors-only"], { quiet: true });
  return generated === 0 ? turbo(["build", ...args], options) : generated;
}

if (import.meta.main) process.exitCode = await build(process.argv.slice(2));
