// @ts-check
// Works with nothing installed but Node and npm: brings pnpm, and through it the workspace with a Node of its own.
import { readFileSync } from "node:fs";
import { run } from "./run.mjs";

const least = 20;
const { packageManager } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const pnpm = ["npx", "--yes", packageManager];

/** Installs what is missing. Ends the process when that fails, or when this Node is too old. */
export async function install() {
  if (Number(process.versions.node.split(".")[0]) < least) {
    console.error(
      `Node ${process.versions.node} is too old: this project starts with Node ${least} or newer.`,
    );
    process.exit(1);
  }
  console.log("Installing what is missing …");
  const frozen = process.env.CI ? ["--frozen-lockfile"] : [];
  const options = ["--prefer-offline", "--reporter=append-only", "--loglevel=warn", ...frozen];
  const code = await run([...pnpm, "install", ...options]);
  if (code === 0) return;
  console.error(
    "\nThe installation failed. It needs the npm registry once; run the same command again when it is reachable.",
  );
  process.exit(code);
}

/**
 * Runs a command with the workspace's own programs, its Node among them.
 * @param {readonly string[]} command
 * @returns {Promise<number>} the exit code
 */
export function runInstalled(command) {
  return run([...pnpm, "--silent", "exec", ...command]);
}
