// Builds dist: code by esbuild, declarations by tsc. Built aside and swapped in, so that nobody runs half a build.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { bundledFolders } from "../../../scripts/sbom/bundled.mjs";
import { writeSbom } from "../../../scripts/sbom/write.mjs";
import { bundle } from "./bundle.mjs";
import { pruneTypes } from "./declarations.mjs";
import { writeNotice } from "./notice.mjs";

const root = resolve(import.meta.dirname, "..");
const aside = (name) => join(root, `node_modules/.dist-${name}-${process.pid}`);
const next = aside("next");

/** By the workspace's compiler, which takes a fifth of the time of the one that this package runs with. */
async function declare() {
  const { resolve: find } = createRequire(new URL("../../../package.json", import.meta.url));
  const tsc = join(dirname(find("typescript/package.json")), "bin/tsc");
  const args = [tsc, "-p", "tsconfig.build.json", "--emitDeclarationOnly", "--outDir", next];
  const compile = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
  const [code] = await once(compile, "exit");
  if (code !== 0) throw new Error("tsc found type errors: see above");
}

async function swap() {
  const dist = join(root, "dist");
  const last = aside("last");
  await rename(dist, last).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(next, dist);
  await rm(last, { recursive: true, force: true });
}

const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
await mkdir(next, { recursive: true });
try {
  const [metafiles] = await Promise.all([bundle(root, next, manifest), declare()]);
  await pruneTypes(next, manifest);
  const bundled = bundledFolders(metafiles, root);
  await writeNotice(root, bundled);
  writeSbom(root, { dist: next, bundled });
  await swap();
} finally {
  await rm(next, { recursive: true, force: true });
}
