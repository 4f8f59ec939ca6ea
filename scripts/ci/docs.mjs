// @ts-check
// Builds the docs site for the public. What it says about the installation follows from what the registry has today.
import { spawnSync } from "node:child_process";
import { childEnvironment } from "../environment.mjs";
import { run } from "../run.mjs";

const { status } = spawnSync("npm", ["view", "@partner-licenses/client", "version"], {
  env: childEnvironment(),
  stdio: "ignore",
  shell: process.platform === "win32",
});
const published = status === 0 ? "yes" : "no";
console.log(`Packages on npm: ${published}`);
process.exitCode = await run(
  ["node", "scripts/build.mjs", "--filter=./apps/docs", "--output-logs=errors-only"],
  { env: { DOCS_PUBLISHED: published } },
);
