// @ts-check
// Replaces single modules of Prism while its engine is bundled. Each replacement gives the same answers.
import { resolve } from "node:path";

/** @import { Plugin } from "esbuild" */

const root = resolve(import.meta.dirname, "..");
/** @param {string} name */
const source = (name) => resolve(root, "src", name);

/** @type {[path: RegExp, file: string][]} */
const replacements = [
  [/prism-http\/dist\/validator\/validators\/(body|headers)\.js$/, source("stand-ins/callbacks.ts")],
  [/prism-http\/dist\/mocker\/callback\/callbacks\.js$/, source("stand-ins/callbacks.ts")],
  [/prism-http\/dist\/mocker\/generator\/JSONSchema\.js$/, source("engine/generator.ts")],
  [/prism-http\/dist\/mocker\/negotiator\/InternalHelpers\.js$/, source("engine/negotiate/contents.ts")],
  [/prism-http\/dist\/utils\/logger\.js$/, source("stand-ins/log.ts")],
];

const packages = new Map([
  ["chalk", source("stand-ins/chalk.ts")],
  ["yaml", source("stand-ins/yaml.ts")],
]);

/** @type {Plugin} */
export const enginePlugin = {
  name: "prism-engine",
  setup(build) {
    build.onResolve({ filter: /^(chalk|yaml)$/ }, ({ path }) => {
      const file = packages.get(path);
      return file === undefined ? undefined : { path: file };
    });
    build.onResolve(
      { filter: /(validators\/(body|headers)|callbacks|JSONSchema|InternalHelpers|logger)(\.js)?$/ },
      async (args) => {
        if (args.pluginData === "seen") return undefined;
        const { path, ...options } = args;
        const found = await build.resolve(path, { ...options, pluginData: "seen" });
        const replacement = replacements.find(([pattern]) => pattern.test(found.path));
        return replacement ? { path: replacement[1] } : found;
      },
    );
  },
};

/**
 * Throws when Prism no longer asks for what is replaced.
 * @param {{ metafile: import("esbuild").Metafile }} bundle
 */
export function assertStandIns({ metafile }) {
  const used = new Set(Object.keys(metafile.inputs).map((path) => resolve(root, path)));
  for (const file of [...replacements.map(([, path]) => path), ...packages.values()])
    if (!used.has(file)) throw new Error(`${file} is not used: Prism does without what it replaces.`);
}

/**
 * jsonc-parser's main file is UMD, which cannot be bundled; its ES modules can.
 * @type {Plugin}
 */
export const jsoncPlugin = {
  name: "jsonc-esm",
  setup(build) {
    build.onResolve({ filter: /^jsonc-parser$/ }, ({ path, ...options }) =>
      build.resolve("jsonc-parser/lib/esm/main.js", options),
    );
  },
};

/**
 * Answers of the built-in contract, written after our own code is bundled.
 * @type {Plugin}
 */
export const answersPlugin = {
  name: "answers",
  setup(build) {
    build.onResolve({ filter: /^built:answers$/ }, () => ({ path: "./answers.js", external: true }));
  },
};
