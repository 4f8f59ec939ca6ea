import { spawn } from "node:child_process";
import { childEnvironment } from "./environment.mjs";

/**
 * Runs a command with the terminal's own streams.
 * @param {string[]} command
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<number>} the exit code; 128 + signal number when a signal ended it
 */
export function run([program, ...args], options = {}) {
  const child = spawn(program, args, {
    stdio: "inherit",
    cwd: options.cwd,
    env: childEnvironment(options.env),
    shell: process.platform === "win32",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}
