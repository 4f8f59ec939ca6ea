// @ts-check
import { spawn } from "node:child_process";
import { childEnvironment } from "./environment.mjs";

/**
 * Runs a command with the terminal's own streams. With `quiet`, what it prints is shown only when it fails.
 * @param {readonly string[]} command
 * @param {{ env?: Record<string, string>, cwd?: string, quiet?: boolean }} [options]
 * @returns {Promise<number>} the exit code; 128 + signal number when a signal ended it
 */
export function run([program = "", ...args], options = {}) {
  const child = spawn(program, args, {
    stdio: options.quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    cwd: options.cwd,
    env: childEnvironment(options.env),
    shell: process.platform === "win32",
  });
  /** @type {Buffer[]} */
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => printed.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code !== 0) process.stderr.write(Buffer.concat(printed));
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}
