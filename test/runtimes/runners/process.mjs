// @ts-check
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";

const limit = 120_000;

/**
 * Runs the checks as a program of a runtime with a command line, which prints the results as JSON.
 * @param {import("../conformance/harness.ts").Setting} setting
 * @param {string} folder
 * @param {string} command
 * @param {readonly string[]} [args]
 * @returns {Promise<import("../conformance/harness.ts").Result[]>}
 */
export async function runProcess(setting, folder, command, args = []) {
  const file = join(folder, `${crypto.randomUUID()}.mjs`);
  await writeFile(
    file,
    await bundle("esm", `console.log(JSON.stringify(await conform(${JSON.stringify(setting)})));`),
  );
  return JSON.parse(await output(command, [...args, file]));
}

/**
 * What a program prints. Throws when it fails or takes too long.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<string>}
 */
export function output(command, args) {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limit,
    env: { ...process.env, NO_COLOR: "1", NODE_OPTIONS: "", DENO_NO_UPDATE_CHECK: "1" },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve(stdout.trim());
      else reject(new Error(`${command} ended with ${code ?? signal}\n${stderr.slice(-2000)}`));
    });
  });
}
