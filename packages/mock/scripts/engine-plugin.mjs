// Replaces single modules of Prism while its engine is bundled. Each replacement gives the same answers.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { useMetaSchema } from "./meta-schema-plugin.mjs";

const source = (name) => resolve(import.meta.dirname, "../src", name);

const replacements = [
  [/prism-http\/dist\/validator\/validators\/params\.js$/, source("engine/params.ts")],
  [/prism-http\/dist\/mocker\/generator\/JSONSchema\.js$/, source("engine/generator.ts")],
  [/prism-http\/dist\/utils\/logger\.js$/, source("stand-ins/log.ts")],
];

const packages = {
  chalk: source("stand-ins/chalk.ts"),
  "node-fetch": source("stand-ins/node-fetch.ts"),
  "lodash/fp": source("stand-ins/lodash-fp.ts"),
};

export const enginePlugin = {
  name: "prism-engine",
  setup(build) {
    build.onResolve({ filter: /^(chalk|node-fetch|lodash\/fp)$/ }, ({ path }) => ({ path: packages[path] }));
    build.onResolve({ filter: /(params|JSONSchema|logger)(\.js)?$/ }, async (args) => {
      if (args.pluginData === "seen") return undefined;
      const { path, ...options } = args;
      const found = await build.resolve(path, { ...options, pluginData: "seen" });
      const replacement = replacements.find(([pattern]) => pattern.test(found.path));
      return replacement ? { path: replacement[1] } : found;
    });
  },
};

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

const eagerAjv = /const ajvInstances = \{\s*default: (.*),\s*draft2019_09: (.*),\s*draft2020_12: (.*),\s*\};/;

/** Work that Prism does on every start and few contracts need: validators of two more drafts, a table of media types. */
export const lazyPlugin = {
  name: "lazy",
  setup(build) {
    build.onLoad({ filter: /prism-http\/dist\/validator\/validators\/utils\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const [found, ...drafts] = eagerAjv.exec(source) ?? [];
      if (!found)
        throw new Error(`${path} no longer makes its validators in one object: look at lazyPlugin.`);
      const getters = ["default", "draft2019_09", "draft2020_12"].map((name, index) => {
        const made = drafts[index]
          .replace("_2019_1.", 'require("ajv/dist/2019").')
          .replace("_2020_1.", 'require("ajv/dist/2020").');
        return `get ${name}() { const made = ${made}; ${useMetaSchema} Object.defineProperty(this, "${name}", { value: made }); return made; }`;
      });
      const contents = source
        .replace(found, `const ajvInstances = { ${getters.join(", ")} };`)
        .replace(/const _20\d\d_1 = require\(.*\);/g, "");
      return { contents, loader: "js" };
    });
    build.onLoad({ filter: /mime-db\/db\.json$/ }, async ({ path }) => {
      const table = JSON.stringify(JSON.parse(await readFile(path, "utf8")));
      return { contents: `module.exports = JSON.parse(${JSON.stringify(table)})`, loader: "js" };
    });
  },
};

/** Answers of the built-in contract, written after our own code is bundled. */
export const answersPlugin = {
  name: "answers",
  setup(build) {
    build.onResolve({ filter: /^built:answers$/ }, () => ({ path: "./answers.js", external: true }));
  },
};
