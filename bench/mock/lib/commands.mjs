// @ts-check
// How each mock is started on a port; all read the same openapi.json in their folder.
import { join } from "node:path";

const node = process.execPath;

/** @typedef {(port: number) => string[]} Command file and arguments */

/**
 * Commands by name; `folders` says where each was installed.
 * @param {import("./install.mjs").Installed} folders
 * @returns {Record<string, Command>}
 */
export function commands(folders) {
  /** @type {(name: string, ...path: string[]) => string} */
  const at = (name, ...path) => {
    const found = folders[name];
    if (found === undefined) throw new Error(`${name} is not installed`);
    return join(found.folder, ...path);
  };
  /** @type {(name: string, file: string) => string} */
  const bin = (name, file) => at(name, "node_modules", file);
  const ours = bin("ours", "@partner-licenses/mock/bin/mock.js");
  const prism = bin("prism", "@stoplight/prism-cli/dist/index.js");
  return {
    ours: (port) => [node, ours, "--port", `${port}`, "--quiet"],
    "ours, another contract": (port) => [
      node,
      ours,
      at("ours", "openapi.json"),
      "--no-watch",
      "--port",
      `${port}`,
      "--quiet",
    ],
    prism: (port) => [node, prism, "mock", "-v", "silent", "-p", `${port}`, at("prism", "openapi.json")],
    scalar: (port) => [node, at("scalar", "scalar.mjs"), `${port}`, at("scalar", "openapi.json")],
    "openapi-backend": (port) => [
      node,
      at("openapi-backend", "openapi-backend.mjs"),
      `${port}`,
      at("openapi-backend", "openapi.json"),
    ],
    mockoon: (port) => [
      node,
      bin("mockoon", "@mockoon/cli/bin/run.js"),
      "start",
      "-d",
      at("mockoon", "openapi.json"),
      "-p",
      `${port}`,
      "--disable-log-to-file",
    ],
  };
}
