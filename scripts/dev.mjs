// @ts-check
// Develop: the app with reload, on the mock. A change to the contract regenerates and rebuilds what depends on it.
import { existsSync, watch } from "node:fs";
import { build } from "./build.mjs";
import { contract } from "./contract.mjs";
import { run } from "./run.mjs";

const built = await build(["--output-logs=errors-only", "--filter=!@partner-licenses/docs"]);
if (built !== 0) process.exit(built);

/** @type {NodeJS.Timeout | undefined} */
let timer;
watch("spec", (_event, file) => {
  if (file !== "openapi.yaml") return;
  clearTimeout(timer);
  timer = setTimeout(() => contract("generate", "--if-changed"), 200);
});
const packages = ["--filter=@partner-licenses/react...", "--filter=@partner-licenses/mock..."];
const rebuild = run(["turbo", "watch", "build", "--output-logs=errors-only", ...packages]);
const folder = existsSync("apps/sample/package.json") ? "apps/sample" : "apps/try";
const app = run(["pnpm", "--dir", folder, "exec", "vite"]);
process.exitCode = await Promise.race([rebuild, app]);
process.exit();
