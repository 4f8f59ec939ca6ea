// @ts-check
// Somebody who uses the published packages: a folder outside the workspace, and npm.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { npmInstall } from "../../scripts/npm-install.mjs";
import { must, run, start } from "./processes.mjs";

/**
 * npm was seen to wait for ever without a connection.
 * @param {readonly string[]} wanted
 * @param {string} cwd
 */
async function install(wanted, cwd) {
  const command = ["npm", ...npmInstall, ...wanted];
  const first = start(command, { cwd });
  const limit = setTimeout(first.kill, 60_000);
  const { code } = await first.ended;
  clearTimeout(limit);
  if (code !== 0) await must(command, { cwd });
}

/** @typedef {Awaited<ReturnType<typeof startConsumer>>} Consumer */

/**
 * Makes an empty project whose scope comes from the registry.
 * @param {string} dir
 * @param {string} npmrc
 * @param {string} compiler path of `tsc`
 */
export async function startConsumer(dir, npmrc, compiler) {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, "package.json"), `${JSON.stringify({ private: true, type: "module" })}\n`);
  await writeFile(join(dir, ".npmrc"), npmrc);
  const compilerOptions = {
    ...{ module: "nodenext", target: "es2022", lib: ["es2023", "dom", "dom.iterable"], types: [] },
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true },
  };
  await writeFile(join(dir, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));

  return {
    compiler,
    /** @param {string[]} wanted */
    install: (...wanted) => install(wanted, dir),
    /** @type {(file: string, text: string) => Promise<void>} */
    write: (file, text) => writeFile(join(dir, file), text),
    /**
     * Runs a program of the folder and returns what it printed.
     * @param {string} file
     */
    run: async (file) => (await must([process.execPath, file], { cwd: dir })).trim(),
    /** Type checks the folder: exit code and the compiler's words. */
    compile: () => run([process.execPath, compiler, "-p", "."], { cwd: dir }),
    /** @type {(name: string) => Promise<string>} */
    installed: async (name) =>
      JSON.parse(await readFile(join(dir, "node_modules", name, "package.json"), "utf8")).version,
  };
}
