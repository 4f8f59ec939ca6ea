// Replaces single modules of Prism while its engine is bundled. Each replacement gives the same answers.
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const source = (name) => resolve(root, "src", name);

const replacements = [
  [/prism-http\/dist\/validator\/validators\/(body|headers)\.js$/, source("stand-ins/callbacks.ts")],
  [/prism-http\/dist\/mocker\/callback\/callbacks\.js$/, source("stand-ins/callbacks.ts")],
  [/prism-http\/dist\/mocker\/generator\/JSONSchema\.js$/, source("engine/generator.ts")],
  [/prism-http\/dist\/utils\/logger\.js$/, source("stand-ins/log.ts")],
];

const packages = {
  chalk: source("stand-ins/chalk.ts"),
  yaml: source("stand-ins/yaml.ts"),
  "lodash/fp": source("stand-ins/lodash-fp.ts"),
};

export const enginePlugin = {
  name: "prism-engine",
  setup(build) {
    build.onResolve({ filter: /^(chalk|yaml|lodash\/fp)$/ }, ({ path }) => ({ path: packages[path] }));
    build.onResolve(
      { filter: /(validators\/(body|headers)|callbacks|JSONSchema|logger)(\.js)?$/ },
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

/** Throws when Prism no longer asks for what is replaced. */
export function assertStandIns({ metafile }) {
  const used = new Set(Object.keys(metafile.inputs).map((path) => resolve(root, path)));
  for (const file of [...replacements.map(([, path]) => path), ...Object.values(packages)])
    if (!used.has(file)) throw new Error(`${file} is not used: Prism does without what it replaces.`);
}

/** `faker` without the locales that Prism never uses. */
export const fakerPlugin = {
  name: "faker-en",
  setup(build) {
    build.onResolve({ filter: /^@faker-js\/faker$/ }, ({ path, ...options }) =>
      build.resolve("@faker-js/faker/locale/en", options),
    );
  },
};

/** jsonc-parser's main file is UMD, which cannot be bundled; its ES modules can. */
export const jsoncPlugin = {
  name: "jsonc-esm",
  setup(build) {
    build.onResolve({ filter: /^jsonc-parser$/ }, ({ path, ...options }) =>
      build.resolve("jsonc-parser/lib/esm/main.js", options),
    );
  },
};

/** Answers of the built-in contract, written after our own code is bundled. */
export const answersPlugin = {
  name: "answers",
  setup(build) {
    build.onResolve({ filter: /^built:answers$/ }, () => ({ path: "./answers.js", external: true }));
  },
};
