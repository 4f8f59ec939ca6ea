// @ts-check
// Prism takes a few functions out of the whole of lodash; this takes just those, each when it is first used.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";

const names = [
  ...[
    "cloneDeep",
    "escapeRegExp",
    "flatten",
    "get",
    "groupBy",
    "has",
    "inRange",
    "isEqualWith",
    "isMatch",
    "isNumber",
  ],
  ...[
    "isString",
    "keyBy",
    "mapValues",
    "omit",
    "partial",
    "pick",
    "pickBy",
    "set",
    "setWith",
    "tail",
    "trimStart",
  ],
];

const prism = dirname(createRequire(import.meta.url).resolve("@stoplight/prism-http"));

const source = `const pick = (name, load) => Object.defineProperty(module.exports, name, {
  configurable: true,
  get() { const value = load(); Object.defineProperty(module.exports, name, { value }); return value; },
});
${names.map((name) => `pick("${name}", () => require("lodash/${name}"));`).join("\n")}`;

/** @type {import("esbuild").Plugin} */
export const lodashPlugin = {
  name: "lodash",
  setup(build) {
    build.onResolve({ filter: /^lodash$/ }, () => ({ path: "lodash", namespace: "lazy-lodash" }));
    build.onLoad({ filter: /.*/, namespace: "lazy-lodash" }, () => ({ contents: source, resolveDir: prism }));
  },
};

/**
 * Throws when a bundled module uses a lodash function that is not in the list.
 * @param {{ metafile: import("esbuild").Metafile }} bundle
 * @param {string} root what the paths of the metafile are relative to
 */
export async function assertLodash({ metafile }, root) {
  const users = Object.entries(metafile.inputs).filter(([, { imports }]) =>
    imports.some(({ path }) => path === "lazy-lodash:lodash"),
  );
  for (const [file] of users) {
    const text = await readFile(resolve(root, file), "utf8");
    const used = [...text.matchAll(/\blodash(?:_\d+)?\.([a-z]\w*)/g)].map(([, name = ""]) => name);
    const missing = used.filter((name) => !names.includes(name) && name !== "default");
    if (missing.length > 0)
      throw new Error(`${file} uses ${missing.join(", ")} of lodash: add it to scripts/lodash-plugin.mjs.`);
    if (used.length === 0)
      throw new Error(`${file} uses lodash in a way that scripts/lodash-plugin.mjs cannot read.`);
  }
}
