// The code of dist: one file per entry and shared chunks. Most of a small diff's time was Node opening 290 files.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";

// What a bundled CommonJS package still requires is part of Node.
const banner = "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);";

const chunks = "chunks";

/** Lets esbuild see what src/lazy.ts requires. */
export const lazyPlugin = {
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

/** Bundles the entries of the manifest and what `options` adds into `outdir`; returns the metafile. */
export async function bundle(root, outdir, manifest, { commands = [], places = {} }) {
  const entries = Object.values(manifest.exports)
    .map((entry) => entry.default?.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts"))
    .filter((entry) => entry !== undefined);
  const { metafile } = await build({
    ...common(root, outdir, manifest),
    entryPoints: [...entries, ...commands],
    splitting: true,
    chunkNames: `${chunks}/[name]-[hash]`,
  });
  for (const [source, place] of Object.entries(places)) requirePlace(metafile, source, place);
  return metafile;
}

function common(root, outdir, manifest) {
  return {
    absWorkingDir: root,
    outbase: "src",
    outdir,
    bundle: true,
    external: Object.keys(manifest.dependencies ?? {}),
    format: "esm",
    platform: "node",
    target: "node20.19",
    banner: { js: banner },
    plugins: [lazyPlugin],
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  };
}

function requirePlace(metafile, source, place) {
  const outputs = Object.entries(metafile.outputs).filter(([, { inputs }]) => source in inputs);
  if (outputs.length !== 1 || !outputs[0][0].includes(place))
    throw new Error(
      `${source} must be bundled once, at ${place}; it is in ${outputs.map(([file]) => file).join(", ")}`,
    );
}
