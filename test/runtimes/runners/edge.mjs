// @ts-check
import { bundle } from "./bundle.mjs";

/**
 * Runs the checks inside the sandbox of edge-runtime.
 * @param {import("../conformance/harness.ts").Setting} setting
 * @param {NodeJS.Require} load where the runtime is installed
 * @returns {Promise<import("../conformance/harness.ts").Result[]>}
 */
export async function runEdge(setting, load) {
  const { EdgeVM } = load("@edge-runtime/vm");
  const vm = new EdgeVM();
  vm.evaluate(await bundle("iife", ""));
  return JSON.parse(
    await vm.evaluate(`conformance.conform(${JSON.stringify(setting)}).then(JSON.stringify)`),
  );
}
