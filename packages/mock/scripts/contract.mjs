// @ts-check
// Parses the built-in contract with the bundles just built, so that a start reads one JSON file and answers from it.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { build } from "esbuild";
import { parse } from "yaml";
import { answerTables, fixedRoutes, headerChecks, prismFolder } from "./prebuild.mjs";

/** @import { Contract } from "../src/contract/types.ts" */

/** @typedef {typeof import("../src/contract/build-time.ts")} Tools */

/**
 * Returns what esbuild says of the bundle of header checks.
 * @param {string} dist
 * @param {Tools} tools our own code, just built
 * @param {import("esbuild").BuildOptions} shared the options that all bundles have
 */
export async function writeOwnContract(dist, tools, shared) {
  const require = createRequire(import.meta.url);
  const { loadContract } = require(resolve(dist, "loader.cjs"));
  /** @type {Contract} */
  const contract = { ...loadContract(require.resolve("@partner-licenses/spec")), files: [] };
  const tables = answerTables(contract, tools);
  const prebuilt = fixedRoutes(contract, tools);
  await writeFile(resolve(dist, "contract.json"), JSON.stringify({ contract, prebuilt }));
  await writeFile(
    resolve(dist, "answers.js"),
    `export default ${JSON.stringify(forHandlers(contract, tables))};\n`,
  );
  await writeWorkflows(resolve(dist, "workflows"), tools, contract);
  return build({
    ...shared,
    metafile: true,
    format: "cjs",
    stdin: { contents: headerChecks(contract, prebuilt), resolveDir: prismFolder },
    outfile: resolve(dist, "checks.cjs"),
  });
}

/**
 * The workflows next to the contract, else ones made from it, with the contract that they are about.
 * @param {string} folder
 * @param {Tools} tools
 * @param {Contract} contract
 */
async function writeWorkflows(folder, tools, contract) {
  const spec = createRequire(import.meta.url).resolve("@partner-licenses/spec");
  const file = resolve(spec, "../arazzo.yaml");
  const url = "./openapi.json";
  const workflows = existsSync(file) ? parse(await readFile(file, "utf8")) : tools.workflowsOf(contract, url);
  for (const source of workflows.sourceDescriptions) source.url = url;
  await mkdir(folder);
  await writeFile(resolve(folder, "openapi.json"), JSON.stringify(JSON.parse(await readFile(spec, "utf8"))));
  await writeFile(resolve(folder, "arazzo.json"), JSON.stringify(workflows));
}

/**
 * What MSW handlers need: no schemas, no Node.
 * @param {Contract} contract
 * @param {ReturnType<typeof answerTables>} tables
 */
function forHandlers({ title, version, operations, echoes }, tables) {
  const lean = operations.map(({ iid, method, path, responses }) => ({
    iid,
    method,
    path,
    responses: responses.map(({ code, contents = [] }) => ({
      code,
      contents: contents.map(({ mediaType, examples = [] }) => ({
        mediaType,
        examples: examples.map(({ key }) => ({ key })),
      })),
    })),
  }));
  return { contract: { title, version, operations: lean, echoes, files: [] }, tables };
}
