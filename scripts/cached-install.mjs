// @ts-check
// Large tools that only a proof needs are installed when it runs, and kept in node_modules/.cache.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import { replaceFolder } from "./replace-folder.mjs";
import { run } from "./run.mjs";

const cache = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));

/** A project of its own, laid out as npm would: what its packages bring can be required from its folder, too. */
const settings = {
  packages: ["."],
  nodeLinker: "hoisted",
  lockfile: false,
  // Runtimes come as binaries that a script of the package puts in place.
  dangerouslyAllowAllBuilds: true,
  pmOnFail: "ignore",
};

/**
 * Installs a project of its own into a folder, from what pnpm has stored.
 * @param {string} dir
 * @param {string} manifest
 * @param {Record<string, string>} [overrides] where packages come from, whoever asks for them
 * @returns {Promise<void>} throws when the registry refuses; pnpm says why
 */
export async function install(dir, manifest, overrides = {}) {
  await writeFile(join(dir, "package.json"), manifest);
  await writeFile(join(dir, "pnpm-workspace.yaml"), stringify({ ...settings, overrides }));
  const command = ["pnpm", "install", "--prefer-offline", "--reporter=append-only"];
  if ((await run(command, { cwd: dir, quiet: true })) !== 0)
    throw new Error(`these could not be installed, see above:\n${manifest}`);
}

/**
 * Installs exact versions into a folder of their own, unless they are there.
 * @param {string} name folder under node_modules/.cache
 * @param {Record<string, string>} dependencies
 * @returns {Promise<{ dir: string, require: NodeJS.Require }>} throws when the registry refuses; pnpm says why
 */
export async function cachedInstall(name, dependencies) {
  const dir = join(cache, name);
  const manifest = `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`;
  const present = await readFile(join(dir, "package.json"), "utf8").catch(() => "");
  if (present !== manifest || !existsSync(join(dir, "node_modules"))) {
    await replaceFolder(dir, (fresh) => install(fresh, manifest));
  }
  return { dir, require: createRequire(join(dir, "package.json")) };
}
