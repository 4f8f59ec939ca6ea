// @ts-check
// How tests run a program to its end.
import { execFile } from "node:child_process";
import { programEnvironment } from "./environment.mjs";

/** @typedef {{ readonly code: number, readonly stdout: string, readonly stderr: string }} Run */

/**
 * `alone`: whether `env` is the whole environment. `timeout`: milliseconds until the program is stopped; none when absent.
 * @typedef {{ cwd?: string, env?: Readonly<Record<string, string>>, alone?: boolean, timeout?: number }} RunOptions
 */

/**
 * Runs a program to its end. Never throws: a failure is in `code`, also that of a program that cannot be started.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Run>}
 */
export function run(program, args, { cwd, env = {}, alone = false, timeout = 0 } = {}) {
  const options = { cwd, env: alone ? env : programEnvironment(env), timeout, maxBuffer: 64 << 20 };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({ code, stdout, stderr: error !== null && stderr === "" ? error.message : stderr });
    });
  });
}

/**
 * Runs a program and gives what it printed; a failure throws with all of its output.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 */
export async function output(program, args, options) {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}\n${stdout}\n${stderr}`);
  return stdout;
}
