// @ts-check
// Develop: the app with reload, on a mock that follows the contract.
// After an edit, what the page stands on is made again, and nothing else: `pnpm build` makes the rest.
import { existsSync, watch } from "node:fs";
import { build } from "./build.mjs";
import { run } from "./run.mjs";
import { turbo } from "./turbo.mjs";

const folder = existsSync("apps/sample/package.json") ? "apps/sample" : "apps/try";
console.log("Building …");
const built = await build([`--filter={./${folder}}^...`, "--output-logs=errors-only"], { quiet: true });
if (built !== 0) process.exit(built);

// In this process, where each run after the first takes a fifth of the time.
const kit = await import("../packages/contract-kit/dist/index.js");
const config = "contract.config.json";
// Loads all that a run needs, and writes nothing.
await kit.checkDrift(await kit.readGenerateConfig(config)).catch(report);

const filters = ["react", "spec"].map((name) => `--filter=@partner-licenses/${name}`);

/** @param {boolean} ofContract whether the contract was edited, too */
async function rebuild(ofContract) {
  const start = performance.now();
  if (ofContract) await kit.generate(await kit.readGenerateConfig(config));
  if ((await turbo(["build", "--output-logs=errors-only", ...filters], { quiet: true })) !== 0) return;
  console.log(`Rebuilt in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
}

let contractEdited = false;
/** @type {NodeJS.Timeout | undefined} */
let timer;
let running = Promise.resolve();

/** @param {boolean} ofContract */
function edited(ofContract) {
  contractEdited ||= ofContract;
  clearTimeout(timer);
  timer = setTimeout(() => {
    const generate = contractEdited;
    contractEdited = false;
    running = running.then(() => rebuild(generate)).catch(report);
  }, 50);
}

/** @param {unknown} error */
function report(error) {
  console.error(error instanceof kit.ContractError ? kit.formatContractError(error) : error);
}

watch("spec", (_event, file) => /\.ya?ml$/.test(file ?? "") && edited(true));
for (const name of ["client-runtime", "types", "client", "react"])
  watch(`packages/${name}/src`, { recursive: true }, (_event, file) => {
    if (!/(^|[\\/])generated([\\/]|$)/.test(file ?? "")) edited(false);
  });

process.exitCode = await run(["pnpm", "--dir", folder, "exec", "vite"]);
process.exit();
