// @ts-check
// Builds dist of a package for Node and browsers alike: declarations by tsc, code by esbuild.
// One file per entry and shared chunks, so that Node loads few files. What is no dependency is bundled.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { bundledFolders } from "../sbom/bundled.mjs";
import { writeSbom } from "../sbom/write.mjs";
import { replaceDist } from "./build.mjs";
import { vendorDeclarations } from "./declarations.mjs";
import { declare } from "./declare.mjs";
import { writeNotice } from "./notice.mjs";

/**
 * @typedef {object} Options
 * @property {Readonly<Record<string, { folder: string, declarations: string }>>} [vendored] packages whose
 *   declarations it carries, by name
 * @property {RegExp} [internal] names of properties that nobody outside the package sees: they are shortened
 */

/**
 * @param {string} root folder of the package
 * @param {Options} [options]
 */
export async function buildLibrary(root, { vendored = {}, internal } = {}) {
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  await replaceDist(root, async (dist) => {
    const [metafile] = await Promise.all([bundle(root, dist, manifest, internal), declare(root, dist)]);
    const declared = Object.entries(vendored);
    if (declared.length > 0)
      await vendorDeclarations(
        dist,
        Object.fromEntries(declared.map(([name, { declarations }]) => [name, declarations])),
      );
    const carried = new Set([
      ...bundledFolders([metafile], root),
      ...declared.map(([, { folder }]) => folder),
    ]);
    if (carried.size > 0) await writeNotice(root, [...carried]);
    writeSbom(root, { dist, bundled: [...carried] });
  });
}

/**
 * @param {string} root
 * @param {string} dist
 * @param {import("./declarations.mjs").Manifest & { peerDependencies?: Record<string, string> }} manifest
 * @param {RegExp | undefined} internal
 */
async function bundle(root, dist, manifest, internal) {
  const entryPoints = Object.values(manifest.exports).flatMap(
    (entry) => entry.default?.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts") ?? [],
  );
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    // Source maps name sources from where the file will lie.
    outdir: "dist",
    write: false,
    bundle: true,
    splitting: true,
    chunkNames: "shared/[hash]",
    external: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
    format: "esm",
    target: "es2022",
    sourcemap: true,
    sourcesContent: true,
    ...(internal && { mangleProps: internal }),
    metafile: true,
    logLevel: "warning",
  });
  for (const { path, contents } of outputFiles) {
    const file = join(dist, relative(join(root, "dist"), path));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
  return metafile;
}

if (import.meta.main) await buildLibrary(process.cwd());
