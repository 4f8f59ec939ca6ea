// Builds dist: Prism's engine, its generator and the loader as CommonJS bundles, our own code as ES modules.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { build } from "esbuild";
import { bundledFolders } from "../../../scripts/sbom/bundled.mjs";
import { writeSbom } from "../../../scripts/sbom/write.mjs";
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
import { metaSchemaPlugin } from "./meta-schema-plugin.mjs";
import { writeNotice } from "./notice.mjs";
import { pruneTypes } from "./prune-types.mjs";

const root = resolve(import.meta.dirname, "..");
// Built aside and swapped in at the end: whoever runs the mock meanwhile never sees half of it.
const next = resolve(root, `node_modules/.dist-next-${process.pid}`);
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
      outfile: `${next}/engine.cjs`,
      plugins: [enginePlugin, jsoncPlugin, lazyPlugin, lodashPlugin, metaSchemaPlugin],
    }),
    build({
      ...cjs,
      entryPoints: ["src/loader/index.ts"],
      outfile: `${next}/loader.cjs`,
      plugins: [jsoncPlugin, lodashPlugin, urlPlugin],
    }),
    build({
      ...cjs,
      stdin: {
        contents: 'module.exports = require("@stoplight/prism-http/dist/mocker/generator/JSONSchema.js")',
        resolveDir: root,
      },
      outfile: `${next}/generator.cjs`,
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
    outdir: next,
    chunkNames: "chunk-[hash]",
  });
}

async function declare() {
  const tsc = resolve(createRequire(import.meta.url).resolve("typescript/package.json"), "../bin/tsc");
  const compile = spawn(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", next], {
    cwd: root,
    stdio: "inherit",
  });
  const [code] = await once(compile, "exit");
  if (code !== 0) throw new Error("tsc found type errors: see above.");
}

async function swap() {
  const last = resolve(root, `node_modules/.dist-last-${process.pid}`);
  await rm(last, { recursive: true, force: true });
  if (existsSync(dist)) await rename(dist, last);
  await rename(next, dist);
  await rm(last, { recursive: true, force: true });
}

await rm(next, { recursive: true, force: true });
await mkdir(next, { recursive: true });
const bundles = await bundlePrism();
await Promise.all(bundles.map((bundle) => assertLodash(bundle, root)));
const ours = await bundleOurs();
const [checks] = await Promise.all([
  writeOwnContract(next, await import(`${next}/build-time.js`), shared),
  declare(),
]);
const metafiles = [...bundles, ours, checks].map(({ metafile }) => metafile);
const bundled = bundledFolders(metafiles, root);
await writeNotice(root, bundled);
const spec = dirname(createRequire(import.meta.url).resolve("@partner-licenses/spec/package.json"));
writeSbom(root, { dist: next, bundled: [...bundled, spec] });
await rm(resolve(next, "build-time.js"));
await pruneTypes(next, createRequire(import.meta.url)("../package.json"));
await swap();
