// Builds dist: code by esbuild, declarations by tsc. Built in a folder of its own and swapped in, so that nobody runs half a build.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { bundledFolders } from "../sbom/bundled.mjs";
import { writeSbom } from "../sbom/write.mjs";
import { bundle } from "./bundle.mjs";
import { carryDeclarations, pruneTypes } from "./declarations.mjs";
import { writeNotice } from "./notice.mjs";

/**
 * Builds a package of the machinery: every entry of its `exports`, and what else it runs.
 * @param {string} root folder of the package
 * @param {{ commands?: readonly string[], single?: readonly string[], places?: Readonly<Record<string, string>> }} [options]
 *   `commands`: further sources that share chunks with the entries; `single`: sources that become one file each;
 *   `places`: where a source must stand in dist, since it finds other files from there
 */
export async function buildPackage(root, options = {}) {
  const fresh = (name) => join(root, `node_modules/.dist-${name}-${process.pid}`);
  const next = fresh("next");
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  await mkdir(next, { recursive: true });
  try {
    const [metafiles] = await Promise.all([bundle(root, next, manifest, options), declare(root, next)]);
    await carryDeclarations(root, next, manifest, declare);
    await pruneTypes(next, manifest);
    const bundled = bundledFolders(metafiles, root);
    await writeNotice(root, bundled);
    writeSbom(root, { dist: next, bundled });
    await swap(join(root, "dist"), next, fresh("last"));
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}

/** By the workspace's compiler, which takes a fifth of the time of the one that contract-kit runs with. */
async function declare(root, outDir) {
  const { resolve: find } = createRequire(new URL("../../package.json", import.meta.url));
  const tsc = join(dirname(find("typescript/package.json")), "bin/tsc");
  const args = [tsc, "-p", "tsconfig.build.json", "--emitDeclarationOnly", "--outDir", resolve(outDir)];
  const compile = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
  const [code] = await once(compile, "exit");
  if (code !== 0) throw new Error("tsc found type errors: see above");
}

async function swap(dist, next, last) {
  await rename(dist, last).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(next, dist);
  await rm(last, { recursive: true, force: true });
}
