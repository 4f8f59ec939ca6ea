// @ts-check
// Builds dist: Prism's engine, the loader and faker as CommonJS bundles, our own code as ES modules.
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { build } from "esbuild";
import { replaceDist } from "../../../scripts/package/build.mjs";
import { startPlugins } from "../../../scripts/package/bundle.mjs";
import { pruneTypes } from "../../../scripts/package/declarations.mjs";
import { declare } from "../../../scripts/package/declare.mjs";
import { writeNotice } from "../../../scripts/package/notice.mjs";
import { bundledFolders } from "../../../scripts/sbom/bundled.mjs";
import { writeSbom } from "../../../scripts/sbom/write.mjs";
import { writeOwnContract } from "./contract.mjs";
import { answersPlugin, assertStandIns, enginePlugin, jsoncPlugin } from "./engine-plugin.mjs";
import { assertLodash, lodashPlugin } from "./lodash-plugin.mjs";
import { prismFolder } from "./prebuild.mjs";

const root = resolve(import.meta.dirname, "..");

const shared = /** @satisfies {import("esbuild").BuildOptions} */ ({
  absWorkingDir: root,
  bundle: true,
  platform: /** @type {const} */ ("node"),
  target: "node20.19",
  minify: true,
  lineLimit: 160,
  metafile: /** @type {const} */ (true),
  legalComments: /** @type {const} */ ("none"),
  logLevel: /** @type {const} */ ("warning"),
  define: { "process.env.NODE_ENV": '"production"' },
});

/** @param {string} dist */
function bundlePrism(dist) {
  const cjs = { ...shared, format: /** @type {const} */ ("cjs") };
  return Promise.all([
    build({
      ...cjs,
      entryPoints: ["src/engine/index.ts"],
      outfile: `${dist}/engine.cjs`,
      plugins: [enginePlugin, jsoncPlugin, lodashPlugin, ...startPlugins],
    }),
    build({
      ...cjs,
      entryPoints: ["src/loader/index.ts"],
      outfile: `${dist}/loader.cjs`,
      plugins: [jsoncPlugin, lodashPlugin, ...startPlugins],
    }),
    build({
      ...cjs,
      stdin: {
        contents: 'module.exports = require("@faker-js/faker/locale/en")',
        resolveDir: prismFolder,
      },
      outfile: `${dist}/faker.cjs`,
    }),
  ]);
}

/** @param {string} dist */
function bundleOurs(dist) {
  return build({
    ...shared,
    minify: false,
    format: "esm",
    splitting: true,
    external: ["msw", "vitest"],
    logOverride: { "ignored-bare-import": "silent" },
    plugins: [answersPlugin],
    entryPoints: {
      index: "src/index.ts",
      cli: "src/cli/main.ts",
      msw: "src/msw/index.ts",
      "msw-node": "src/msw/node.ts",
      vitest: "src/vitest/index.ts",
      "vitest-setup": "src/vitest/setup.ts",
      "build-time": "src/contract/build-time.ts",
    },
    outdir: dist,
    chunkNames: "chunk-[hash]",
  });
}

const note = `The files in dist contain Prism (https://github.com/stoplightio/prism), Apache-2.0, with a few of its modules
replaced (see src/engine and src/loader in the repository), and the packages below.`;

/** Their manifests name a licence, and their tarballs hold no text of it. */
const withoutText = ["fnv-plus"];

await replaceDist(root, async (dist) => {
  const bundles = await bundlePrism(dist);
  assertStandIns(bundles[0]);
  await Promise.all(bundles.map((bundle) => assertLodash(bundle, root)));
  const ours = await bundleOurs(dist);
  const [checks] = await Promise.all([
    writeOwnContract(dist, await import(`${dist}/build-time.js`), shared),
    declare(root, dist),
  ]);
  const metafiles = [...bundles, ours, checks].map(({ metafile }) => metafile);
  const bundled = bundledFolders(metafiles, root);
  await writeNotice(root, bundled, { note, withoutText });
  const spec = dirname(createRequire(import.meta.url).resolve("@partner-licenses/spec/package.json"));
  writeSbom(root, { dist, bundled: [...bundled, spec] });
  await rm(resolve(dist, "build-time.js"));
  await pruneTypes(dist, createRequire(import.meta.url)("../package.json"));
});
