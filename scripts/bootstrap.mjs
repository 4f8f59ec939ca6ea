// Works with nothing installed but Node and npm: brings pnpm and the workspace, then runs one of its scripts.
import { readFileSync } from "node:fs";
import { run } from "./run.mjs";

const least = 20;
const [script, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split(".")[0]) < least) {
  console.error(`Node ${process.versions.node} is too old: this project starts with Node ${least} or newer.`);
  process.exit(1);
}

const root = new URL("..", import.meta.url);
const { packageManager } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const pnpm = ["npx", "--yes", packageManager];
const frozen = process.env.CI ? ["--frozen-lockfile"] : [];

console.log("Installing what is missing …");
const installed = await run([
  ...pnpm,
  "install",
  "--prefer-offline",
  "--reporter=append-only",
  "--loglevel=warn",
  ...frozen,
]);
if (installed !== 0) {
  console.error(
    "\nThe installation failed. It needs the npm registry once; run the same command again when it is reachable.",
  );
  process.exit(installed);
}
process.exitCode = await run([...pnpm, "run", "--silent", script, ...args]);
