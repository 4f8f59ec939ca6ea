// Builds dist of a package for Node and browsers alike: declarations by tsc, code by esbuild.
// One file per entry and shared chunks, so that Node loads few files. What is no dependency is bundled.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bundledFolders } from "../sbom/bundled.mjs";
import { writeSbom } from "../sbom/write.mjs";

/**
 * @param {string} root folder of the package
 * @param {{ declared?: readonly string[] }} [options] folders of packages whose declarations it carries, too
 */
export async function buildLibrary(root, { declared = [] } = {}) {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const entryPoints = Object.values(manifest.exports)
    .map((entry) => entry.default?.replace(/^\.\/dist\/(.*)\.js$/, "src/$1.ts"))
    .filter(Boolean);
  rmSync(join(root, "dist"), { recursive: true, force: true });
  execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.build.json", "--emitDeclarationOnly"], {
    cwd: root,
    stdio: "inherit",
  });
  const { build } = createRequire(join(root, "package.json"))("esbuild");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: "dist",
    bundle: true,
    splitting: true,
    chunkNames: "shared/[hash]",
    external: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
    format: "esm",
    target: "es2022",
    sourcemap: true,
    sourcesContent: true,
    metafile: true,
    logLevel: "warning",
  });
  writeSbom(root, { bundled: [...bundledFolders([metafile], root), ...declared] });
}

if (import.meta.main) await buildLibrary(process.cwd());
