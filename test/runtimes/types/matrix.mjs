// @ts-check
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
// `contract compat` compiles with the same. Declaration files are checked too, all but the compiler's own.
import consumers from "../../../tsconfig.consumers.json" with { type: "json" };
import { installRuntimes } from "../runners/index.mjs";
import { makeConsumer } from "./consumer.mjs";

/** Instantiations that checking client.ts may cost: what a consumer's editor pays. */
export const budget = 10_000;

const resolutions = {
  nodenext: { module: "NodeNext", moduleResolution: "NodeNext" },
  // Declaration files are the same for both; here it is enough that they are found.
  bundler: { module: "ESNext", moduleResolution: "Bundler", skipLibCheck: true },
};
const files = ["client.ts", "raw.ts", "react.tsx"];

async function compilers() {
  const own = createRequire(import.meta.url);
  const installed = await installRuntimes();
  /** @type {Record<string, [require: NodeJS.Require, name: string]>} */
  const found = {
    5.9: [own, "typescript5"],
    "6.0": [installed.require, "typescript6"],
    "7.0": [own, "typescript"],
  };
  return Object.entries(found).map(([version, [load, name]]) => {
    const manifest = load.resolve(`${name}/package.json`);
    return { version, tsc: join(manifest, "..", load(manifest).bin.tsc) };
  });
}

/** @typedef {{ typescript: string, resolution: string, errors: string, instantiations: number }} Row */

/**
 * Compiles the consumer under every compiler and module resolution.
 * @param {(row: Row) => void} [onRow]
 * @returns {Promise<Row[]>}
 */
export async function compileMatrix(onRow = () => {}) {
  const consumer = await makeConsumer();
  /** @type {Row[]} */
  const rows = [];
  await writeFile(join(consumer.dir, "package.json"), '{ "type": "module" }');
  try {
    for (const { version, tsc } of await compilers()) {
      /** @type {(options: object, names: string[]) => ReturnType<typeof run>} */
      const compile = (options, names) =>
        run(tsc, consumer.dir, { ...consumers.compilerOptions, ...options }, names);
      const { instantiations } = await compile({ ...resolutions.nodenext, skipLibCheck: true }, [
        "client.ts",
      ]);
      for (const [resolution, options] of Object.entries(resolutions)) {
        const { errors } = await compile(options, files);
        const row = { typescript: version, resolution, errors, instantiations };
        rows.push(row);
        onRow(row);
      }
    }
  } finally {
    await consumer.remove();
  }
  return rows;
}

/**
 * @param {string} tsc
 * @param {string} cwd
 * @param {object} compilerOptions
 * @param {readonly string[]} names
 * @returns {Promise<Pick<Row, "errors" | "instantiations">>}
 */
async function run(tsc, cwd, compilerOptions, names) {
  const config = join(cwd, "tsconfig.json");
  await writeFile(config, JSON.stringify({ compilerOptions, files: names }));
  const args = [tsc, "-p", config, "--extendedDiagnostics", "--pretty", "false"];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd }, (_error, stdout, stderr) => {
      const errors = stdout
        .split("\n")
        .filter((line) => /error TS\d+/.test(line))
        .join("\n");
      const counted = /^Instantiations:\s+(\d+)/m.exec(stdout)?.[1];
      resolve({
        errors: errors || (counted ? "" : stderr || "the compiler printed no diagnostics"),
        instantiations: Number(counted),
      });
    });
  });
}
