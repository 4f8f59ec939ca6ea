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
 * @param {Readonly<Record<string, string>>} [env] the whole environment; that of this process when absent
 * @returns {Promise<Run>}
 */
export async function call(main, args, cwd, env) {
  const printed = { stdout: "", stderr: "" };
  const [home, code, environment, { fstatSync }] = [process.cwd(), process.exitCode, process.env, fs];
  const streams = /** @type {const} */ (["stdout", "stderr"]).map((name) => {
    const stream = process[name];
    const { write } = stream;
    const listeners = stream.listeners("error");
    /**
     * @param {string | Uint8Array} chunk
     * @param {unknown[]} rest
     */
    stream.write = (chunk, ...rest) => {
      printed[name] += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
      const done = rest.at(-1);
      if (typeof done === "function") queueMicrotask(() => done());
      return true;
    };
    const restore = () => {
      stream.write = write;
      // What the command does about a closed pipe is not for the next one.
      for (const each of stream.listeners("error"))
        if (!listeners.includes(each)) stream.removeListener("error", /** @type {() => void} */ (each));
    };
    return restore;
  });
  // What is written to a pipe at once comes by the stream instead.
  const terminal = { isFIFO: () => false, isFile: () => false };
  Reflect.set(fs, "fstatSync", (/** @type {number} */ file) => (file === 1 ? terminal : fstatSync(file)));
  syncBuiltinESMExports();
  process.exitCode = undefined;
  process.chdir(cwd);
  if (env !== undefined) process.env = { ...env };
  try {
    await main([process.execPath, "command", ...args]);
    return { code: Number(process.exitCode ?? 0), ...printed };
  } finally {
    process.chdir(home);
    process.env = environment;
    process.exitCode = code;
    Reflect.set(fs, "fstatSync", fstatSync);
    syncBuiltinESMExports();
    for (const restore of streams) restore();
  }
}
