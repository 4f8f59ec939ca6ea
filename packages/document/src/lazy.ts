import { createRequire } from "node:module";

// scripts/package/bundle.mjs drops this line, so that the bundler sees the calls below and keeps them lazy.
const require = createRequire(import.meta.url);

/** Starts other programs; most runs start none. */
export function childProcess(): typeof import("node:child_process") {
  return process.getBuiltinModule("node:child_process");
}

/** The YAML library, loaded when it is first needed: a diff of JSON starts without it. */
export function yaml(): typeof import("yaml") {
  return require("yaml") as typeof import("yaml");
}

/** The validator for JSON Schema 2020-12, loaded when there is first something to ask. */
export function ajv2020(): typeof import("ajv/dist/2020.js") {
  return require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
}

/** Adds the formats of JSON Schema to an Ajv instance. */
export function addFormats(instance: unknown): void {
  (require("ajv-formats") as { default: (instance: unknown) => void }).default(instance);
}

/** Makes up texts that match a regular expression. */
export function randexp(): typeof import("randexp").default {
  return require("randexp") as typeof import("randexp").default;
}

/** A JSONPath processor of RFC 9535. */
interface JsonPath {
  /** Gives each part that the path selects, with its keys as a normalised path writes them. */
  exec(root: unknown, path: string, found: (value: unknown, keys: (string | number)[]) => void): void;
}

/** Finds parts of documents by JSONPath, which only overlays need. */
export function jsonpath(): JsonPath {
  return require("jsonpath-rfc9535") as JsonPath;
}
