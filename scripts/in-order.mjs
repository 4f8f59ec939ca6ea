// @ts-check
import { run } from "./run.mjs";

/**
 * Runs commands one after the other; the first that fails ends the process with its code.
 * @param {readonly string[][]} commands
 */
export async function inOrder(commands) {
  for (const command of commands) {
    const code = await run(command);
    if (code !== 0) process.exit(code);
  }
}
