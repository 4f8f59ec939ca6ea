// @ts-check
import { join } from "node:path";
import { buildPackage } from "../../../scripts/package/build.mjs";

/**
 * openapi-typescript splits references by a file of Redocly's linter, which takes one function from a file that loads
 * most of it.
 * @type {import("esbuild").Plugin}
 */
const refUtilsPlugin = {
  name: "ref-utils",
  setup(setup) {
    setup.onLoad({ filter: /[\\/]openapi-core[\\/]lib[\\/]utils\.js$/ }, () => ({
      contents: "exports.isTruthy = Boolean;",
    }));
  },
};

await buildPackage(
  join(import.meta.dirname, ".."),
  ["src/cli.ts"],
  ["copy.js", "early-keys.js", "search.js", "searcher.ts"].map((file) => `src/docs/browser/${file}`),
  // Their manifests name a licence, and their tarballs hold no text of it.
  { plugins: [refUtilsPlugin], withoutText: ["@redocly/openapi-core", "change-case"] },
);
