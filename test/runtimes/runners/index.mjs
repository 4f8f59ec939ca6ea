// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cachedInstall } from "../../../scripts/cached-install.mjs";
import { runChromium } from "./chromium.mjs";
import { runEdge } from "./edge.mjs";
import { output, runProcess } from "./process.mjs";
import { runWorkerd } from "./workerd.mjs";

/** @import { Result, Setting } from "../conformance/harness.ts" */

const versions = JSON.parse(readFileSync(new URL("../versions.json", import.meta.url), "utf8"));
const system = process.platform === "win32" ? "win" : process.platform;

/** The runtimes that the workspace itself does not bring, installed on first use. */
export function installRuntimes() {
  const nodes = Object.entries(versions.node).map(([major, version]) => [
    `node${major}`,
    `npm:node-${system}-${process.arch}@${version}`,
  ]);
  const { node: _node, typescript6, ...others } = versions;
  return cachedInstall("runtimes", {
    ...Object.fromEntries(nodes),
    ...others,
    typescript6: `npm:typescript@${typescript6}`,
  });
}

/**
 * @typedef {object} Runtime
 * @property {string} name
 * @property {(setting: Setting) => Promise<{ results: Result[], version: string }>} run
 */

/**
 * Every runtime: its name, and a function that runs the checks and reports the version that ran them.
 * @param {{ dir: string, require: NodeJS.Require }} installed
 * @param {string} folder for files of this run
 * @returns {Runtime[]}
 */
export function runtimes({ dir, require }, folder) {
  /** @param {string} name */
  const bin = (name) => join(dir, "node_modules/.bin", name);
  /** @type {(name: string, path: string) => Runtime} */
  const node = (name, path) => ({
    name,
    run: async (setting) => ({
      results: await runProcess(setting, folder, path),
      version: (await output(path, ["--version"])).replace("v", ""),
    }),
  });
  /** @type {(name: string, version: string, run: (setting: Setting) => Promise<Result[]>) => Runtime} */
  const packaged = (name, version, run) => ({
    name,
    run: async (setting) => ({ results: await run(setting), version }),
  });
  /** @param {number} major */
  const nodeIn = (major) => join(dir, `node_modules/node${major}/bin/node`);
  return [
    node("Node 20", nodeIn(20)),
    node("Node 22", nodeIn(22)),
    node("Node 24", process.execPath),
    node("Node 26", nodeIn(26)),
    packaged("Deno", versions.deno, (on) =>
      runProcess(on, folder, bin("deno"), ["run", "--quiet", "--no-config", "--allow-net=127.0.0.1"]),
    ),
    packaged("Bun", versions.bun, (on) => runProcess(on, folder, bin("bun"), ["run"])),
    packaged("workerd", `miniflare ${versions.miniflare}`, (on) => runWorkerd(on, require)),
    packaged("edge-runtime", versions["@edge-runtime/vm"], (on) => runEdge(on, require)),
    { name: "Chromium", run: runChromium },
  ];
}
