// @ts-check
// Works with nothing installed but Node and npm: brings pnpm, and through it the workspace with a Node of its own.
import { readFileSync } from "node:fs";
import { run } from "./run.mjs";

const least = 20;
const { packageManager } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/**
 * Installs what is missing, then runs a command with the workspace's own programs, its Node among them.
 * Ends the process when this Node is too old.
 * @param {readonly string[]} command
 * @returns {Promise<number>} the exit code
 */
export function runInstalled(command) {
  if (Number(process.versions.node.split(".")[0]) < least) {
    console.error(
      `Node ${process.versions.node} is too old: this project starts with Node ${least} or newer.`,
    );
    process.exit(1);
  }
  // Once for both: npx takes seconds to find out that it has what it needs.
  const npx = ["npx", "--yes", `--package=${packageManager}`, "--"];
  return run([...npx, "node", "scripts/with-pnpm.mjs", ...command]);
}
