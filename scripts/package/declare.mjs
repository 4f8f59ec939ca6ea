// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

const { resolve: find } = createRequire(new URL("../../package.json", import.meta.url));

/**
 * Writes the declarations of a package by its tsconfig.build.json.
 * @param {string} root folder of the package
 * @param {string} outDir
 */
export const declare = (root, outDir) =>
  compile(root, ["-p", "tsconfig.build.json", "--outDir", resolve(outDir)]);

/**
 * Writes the declarations of a package, and to a folder of its name those of a package next to it: most of a run is
 * for the declarations of Node and the DOM, which both need.
 * @param {string} root folder of the package
 * @param {string} outDir
 * @param {string} neighbour folder of the other package
 */
export async function declareBoth(root, outDir, neighbour) {
  const scratch = resolve(outDir, ".declared");
  const rootDir = dirname(root);
  const project = {
    extends: join(root, "tsconfig.build.json"),
    compilerOptions: { rootDir, outDir: scratch },
    include: [join(root, "src"), join(neighbour, "src")],
  };
  await mkdir(scratch);
  await writeFile(join(scratch, "tsconfig.json"), JSON.stringify(project));
  await compile(root, ["-p", scratch]);
  const [own, other] = [root, neighbour].map((folder) => relative(rootDir, folder));
  await cp(join(scratch, `${own}/src`), outDir, { recursive: true });
  await rename(join(scratch, `${other}/src`), join(outDir, `${other}`));
  await rm(scratch, { recursive: true });
}

/**
 * The workspace's compiler takes a fifth of the time of the one that contract-kit runs with, and half of it without the
 * checks, which are `pnpm typecheck`'s.
 * @param {string} cwd
 * @param {readonly string[]} args
 */
async function compile(cwd, args) {
  const tsc = join(dirname(find("typescript/package.json")), "bin/tsc");
  const options = ["--singleThreaded", "--noCheck", "--emitDeclarationOnly"];
  const compiler = spawn(process.execPath, [tsc, ...args, ...options], { cwd, stdio: "inherit" });
  const [code] = await once(compiler, "exit");
  if (code !== 0) throw new Error("tsc could not write the declarations: see above");
}
