// @ts-check
// A project around one contract, as a stranger would have it: one package, all outputs, the strictest compiler options.
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const installed = resolve(import.meta.dirname, "../../node_modules");

/** What is generated and compiled. */
export const targets = ["types", "client", "react", "mock", "samples", "sample"];

/** @param {string} spec */
const config = (spec) => ({
  spec,
  name: "Corpus",
  importExtension: ".ts",
  outputs: Object.fromEntries(targets.map((target) => [target, `out/${target}`])),
});

const compilerOptions = {
  target: "ES2022",
  module: "ESNext",
  moduleResolution: "bundler",
  lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  types: ["node", "vite/client"],
  jsx: "react-jsx",
  noEmit: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  paths: { client: ["./out/client/index.ts"], "react-client": ["./out/react/index.ts"] },
};

/**
 * Makes the project; returns its folder.
 * @param {string} folder
 * @param {Pick<import("./contracts.mjs").Contract, "name" | "path">} contract
 */
export async function makeProject(folder, { name, path }) {
  const dir = join(folder, name);
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  /** @type {(file: string, value: object) => Promise<void>} */
  const write = (file, value) => writeFile(join(dir, file), JSON.stringify(value, null, 2));
  await write("package.json", { private: true, type: "module" });
  await write("contract.config.json", config(path));
  await write("tsconfig.json", { compilerOptions, include: ["out"] });
  await symlink(installed, join(dir, "node_modules"));
  return dir;
}
