// @ts-check
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/**
 * Runs one of the scripts of this folder in a process of its own; gives the JSON that it prints last.
 * @param {string} script
 * @param {(string | number)[]} args
 */
export async function child(script, ...args) {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...args.map(String)], {
    timeout: 120_000,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}
