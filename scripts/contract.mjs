// @ts-check
import { run } from "./run.mjs";

const bin = "packages/contract-kit/bin/contract.js";

/**
 * Builds the workspace's own `contract` command when its source has changed.
 * @param {string[]} more folders of packages that it will run
 */
export function buildContract(...more) {
  const args = [
    "build",
    ...["packages/contract-kit", ...more].map((folder) => `--filter=./${folder}`),
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
  const built = await buildContract(...(args[0] === "compat" ? ["packages/mock"] : []));
  return built === 0 ? run(["node", bin, ...args]) : built;
}

if (import.meta.main) process.exitCode = await contract(...process.argv.slice(2));
