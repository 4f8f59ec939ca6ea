// @ts-check
// How tests run a command of ours where the program is not what they judge: its start takes longer than its work.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** @import { Run } from "./run.mjs" */

/**
 * Calls the `main` of a command in this process, from a folder. Nothing else of the process may run meanwhile.
 * @param {(argv: readonly string[]) => Promise<void>} main sets `process.exitCode`
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<Run>}
 */
export async function call(main, args, cwd) {
  const printed = { stdout: "", stderr: "" };
  const [home, code, { fstatSync }] = [process.cwd(), process.exitCode, fs];
  const streams = /** @type {const} */ (["stdout", "stderr"]).map((name) => {
    const stream = process[name];
    const { write } = stream;
    /** @param {string | Uint8Array} chunk */
    stream.write = (chunk) => {
      printed[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
      return true;
    };
    return { stream, write };
  });
  // What is written to a pipe at once comes by the stream instead.
  const terminal = { isFIFO: () => false, isFile: () => false };
  Reflect.set(fs, "fstatSync", (/** @type {number} */ file) => (file === 1 ? terminal : fstatSync(file)));
  syncBuiltinESMExports();
  process.exitCode = undefined;
  process.chdir(cwd);
  try {
    await main([process.execPath, "command", ...args]);
    return { code: Number(process.exitCode ?? 0), ...printed };
  } finally {
    process.chdir(home);
    process.exitCode = code;
    Reflect.set(fs, "fstatSync", fstatSync);
    syncBuiltinESMExports();
    for (const { stream, write } of streams) stream.write = write;
  }
}
