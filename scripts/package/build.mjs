// @ts-check
// Builds dist: code by esbuild, declarations by tsc.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { replaceFolder } from "../replace-folder.mjs";
import { bundledFolders } from "../sbom/bundled.mjs";
import { writeSbom } from "../sbom/write.mjs";
import { bundle, bundleForPages } from "./bundle.mjs";
import { declareWhole, pruneTypes } from "./declarations.mjs";
import { writeNotice } from "./notice.mjs";

/**
 * Writes a new dist and swaps it in, so that nobody runs half a build.
 * @param {string} root folder of the package
 * @param {(dist: string) => unknown} fill
 */
export function replaceDist(root, fill) {
  // Tools that watch or list the package look past node_modules.
  return replaceFolder(join(root, "dist"), fill, join(root, "node_modules"));
}

/**
 * Builds a package of the machinery: every entry of its `exports`, and what else it runs.
 * @param {string} root folder of the package
 * @param {readonly string[]} [commands] further sources that share chunks with the entries
 * @param {readonly string[]} [pages] scripts for pages, each a file of its own that needs no module
 * @param {import("./notice.mjs").Options & { plugins?: import("esbuild").Plugin[], fill?: (dist: string) => unknown }} [options]
 *   `fill` writes what is no code
 */
export async function buildPackage(root, commands = [], pages = [], { plugins = [], fill, ...notice } = {}) {
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  await replaceDist(root, async (dist) => {
    const code = [bundle(root, dist, manifest, { commands, plugins }), bundleForPages(root, dist, pages)];
    const declared = declareWhole(root, dist, manifest);
    const [metafiles] = await Promise.all([Promise.all(code), declared, fill?.(dist)]);
    await pruneTypes(dist, manifest);
    const bundled = bundledFolders(metafiles, root);
    await writeNotice(root, bundled, notice);
    writeSbom(root, { dist, bundled });
  });
}
