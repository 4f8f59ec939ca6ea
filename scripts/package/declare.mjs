// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

const { resolve: find } = createRequire(new URL("../../package.json", import.meta.url));

/**
 * Writes the declarations of a package by its tsconfig.build.json.
 * The workspace's compiler takes a fifth of the time of the one that contract-kit runs with, and half of it without the
 * checks, which are `pnpm typecheck`'s.
 * @param {string} root folder of the package
 * @param {string} outDir
 */
export async function declare(root, outDir) {
  const tsc = join(dirname(find("typescript/package.json")), "bin/tsc");
  const project = ["-p", "tsconfig.build.json", "--singleThreaded", "--noCheck"];
  const args = [tsc, ...project, "--emitDeclarationOnly", "--outDir", resolve(outDir)];
  const compile = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
  const [code] = await once(compile, "exit");
  if (code !== 0) throw new Error("tsc could not write the declarations: see above");
}
