// How each mock is started on a port; all read the same openapi.json in their folder.
import { join } from "node:path";

const node = process.execPath;

/** Commands by name; `folders` says where each was installed. */
export function commands(folders) {
  const at = (name, ...path) => join(folders[name].folder, ...path);
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
