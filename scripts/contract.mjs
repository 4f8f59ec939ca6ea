// @ts-check
import { run } from "./run.mjs";

const bin = "packages/contract-kit/bin/contract.js";

/** Builds the workspace's own `contract` command when its source has changed. */
export function buildContract() {
  const args = [
    "build",
    "--filter=./packages/contract-kit",
    "--output-logs=errors-only",
    "--log-order=grouped",
  ];
  return run(["turbo", "run", ...args], { quiet: true });
}

/**
 * Runs the workspace's own `contract` command.
 * @param {string[]} args
 */
export async function contract(...args) {
  const built = await buildContract();
  return built === 0 ? run(["node", bin, ...args]) : built;
}

if (import.meta.main) process.exitCode = await contract(...process.argv.slice(2));
