import { run } from "./run.mjs";

/** Runs the workspace's own `contract` command; builds it first when its source has changed. */
export async function contract(...args) {
  const quietly = "--output-logs=errors-only";
  const built = await run(
    ["turbo", "run", "build", "--filter=@partner-licenses/contract-kit", quietly, "--log-order=grouped"],
    { quiet: true },
  );
  return built === 0 ? run(["node", "packages/contract-kit/bin/contract.js", ...args]) : built;
}

if (import.meta.main) process.exitCode = await contract(...process.argv.slice(2));
