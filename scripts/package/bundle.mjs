// @ts-check
// The code of dist: one file per entry and shared chunks. Most of a small diff's time was Node opening 290 files.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";

// What a bundled CommonJS package still requires is part of Node.
const banner = "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);";

/**
 * Lets esbuild see what src/lazy.ts requires.
 * @type {import("esbuild").Plugin}
 */
const lazyPlugin = {
  name: "lazy",
  setup(setup) {
    setup.onLoad({ filter: /[\\/]src[\\/]lazy\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const contents = text.replace("const require = createRequire(import.meta.url);\n", "");
      if (contents === text)
        throw new Error("scripts/package/bundle.mjs no longer finds createRequire in src/lazy.ts");
      return { contents, loader: "ts" };
    });
  },
};

/**
 * Asks Node for its modules at run time: for each that is imported by name, Node asks for all that it exports, which
 * loads streams, crypto and `fetch` at every start.
 * @type {import("esbuild").Plugin}
 */
const builtinPlugin = {
  name: "builtin",
  setup(setup) {
    setup.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === "import-statement" ? { path, namespace: "builtin" } : undefined,
    );
    setup.onLoad({ filter: /./, namespace: "builtin" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

/** What makes a command start soon. */
export const startPlugins = [lazyPlugin, builtinPlugin];

/**
 * Bundles the entries of the manifest and what else is run.
 * @param {string} root folder of the package
 * @param {string} outdir
 * @param {import("./declarations.mjs").Manifest} manifest
 * @param {{ commands: readonly string[], plugins: import("esbuild").Plugin[] }} more further sources that share chunks
 *   with the entries
 * @returns {Promise<import("esbuild").Metafile>}
 */
export async function bundle(root, outdir, manifest, { commands, plugins }) {
  const entries = Object.values(manifest.exports).flatMap(
    (entry) => entry.default?.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts") ?? [],
  );
  const { metafile } = await build({
    absWorkingDir: root,
    outbase: "src",
    outdir,
    bundle: true,
    external: Object.keys(manifest.dependencies ?? {}),
    format: "esm",
    platform: "node",
    target: "node20.19",
    banner: { js: banner },
    plugins: [...startPlugins, ...plugins],
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    entryPoints: [...entries, ...commands],
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
  });
  return metafile;
}

/**
 * Bundles scripts for pages, which may be opened from a file and then load no modules.
 * @param {string} root folder of the package
 * @param {string} outdir
 * @param {readonly string[]} scripts
 * @returns {Promise<import("esbuild").Metafile>}
 */
export async function bundleForPages(root, outdir, scripts) {
  const { metafile } = await build({
    absWorkingDir: root,
    outbase: "src",
    outdir,
    bundle: true,
    format: "iife",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    entryPoints: [...scripts],
  });
  return metafile;
}
