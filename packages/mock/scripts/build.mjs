// Builds dist: Prism's engine, its generator and the loader as CommonJS bundles, our own code as ES modules.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { build } from "esbuild";
import { writeOwnContract } from "./contract.mjs";
import {
  answersPlugin,
  enginePlugin,
  fakerPlugin,
  jsoncPlugin,
  lazyPlugin,
  urlPlugin,
} from "./engine-plugin.mjs";
import { assertLodash, lodashPlugin } from "./lodash-plugin.mjs";
import { writeNotice } from "./notice.mjs";
import { pruneTypes } from "./prune-types.mjs";

const root = resolve(import.meta.dirname, "..");
const dist = resolve(root, "dist");

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  minify: true,
  lineLimit: 160,
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
};

async function bundlePrism() {
  const cjs = { ...shared, format: "cjs" };
  return Promise.all([
    build({
      ...cjs,
      entryPoints: ["src/engine/index.ts"],
      outfile: "dist/engine.cjs",
      plugins: [enginePlugin, jsoncPlugin, lazyPlugin, lodashPlugin],
    }),
    build({
      ...cjs,
      entryPoints: ["src/loader/index.ts"],
      outfile: "dist/loader.cjs",
      plugins: [jsoncPlugin, lodashPlugin, urlPlugin],
    }),
    build({
      ...cjs,
      stdin: {
        contents: 'module.exports = require("@stoplight/prism-http/dist/mocker/generator/JSONSchema.js")',
        resolveDir: root,
      },
      outfile: "dist/generator.cjs",
      plugins: [fakerPlugin],
    }),
  ]);
}

function bundleOurs() {
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
      vitest: "src/vitest/index.ts",
      "vitest-setup": "src/vitest/setup.ts",
      "build-time": "src/contract/build-time.ts",
    },
    outdir: "dist",
    chunkNames: "chunk-[hash]",
  });
}

async function declare() {
  const tsc = resolve(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");
  const compile = spawn(process.execPath, [tsc, "-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: "inherit",
  });
  const [code] = await once(compile, "exit");
  if (code !== 0) throw new Error("tsc found type errors: see above.");
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
const bundles = await bundlePrism();
await Promise.all(bundles.map((bundle) => assertLodash(bundle, root)));
await bundleOurs();
await Promise.all([
  writeOwnContract(dist, await import(`${dist}/build-time.js`), shared),
  writeNotice(root, bundles),
  declare(),
]);
await rm(resolve(dist, "build-time.js"));
await pruneTypes(dist, createRequire(import.meta.url)("../package.json"));
