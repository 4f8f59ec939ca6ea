import { bundle } from "./bundle.mjs";

/** Runs the checks inside the sandbox of edge-runtime. */
export async function runEdge(setting, require) {
  const { EdgeVM } = require("@edge-runtime/vm");
  const vm = new EdgeVM();
  vm.evaluate(await bundle("iife", ""));
  return JSON.parse(
    await vm.evaluate(`conformance.conform(${JSON.stringify(setting)}).then(JSON.stringify)`),
  );
}
