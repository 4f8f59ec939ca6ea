// @ts-check
// The part of install.mjs that has pnpm: installs the workspace, and runs a command of it.
import { run } from "./run.mjs";

// npx hands its options on, and an `npx` of the command would take them for its own.
for (const option of ["package", "yes"]) delete process.env[`npm_config_${option}`];

console.log("Installing what is missing …");
const frozen = process.env.CI ? ["--frozen-lockfile"] : [];
const options = ["--prefer-offline", "--reporter=append-only", "--loglevel=warn", ...frozen];
const installed = await run(["pnpm", "install", ...options]);
if (installed !== 0) {
  console.error(
    "\nThe installation failed. It needs the npm registry once; run the same command again when it is reachable.",
  );
  process.exit(installed);
}
process.exitCode = await run(["pnpm", "--silent", "exec", ...process.argv.slice(2)]);
