// @ts-check
// Installs our tarball and the peers, each into an empty folder, and measures what came.
import { execFile } from "node:child_process";
import { copyFile, cp, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const here = resolve(import.meta.dirname, "..");
const mockPackage = resolve(here, "../../packages/mock");

/** @typedef {{ mib: number, packages: number }} Install */
/** @typedef {Record<string, { folder: string, specs: string[] } & Install>} Installed by name */

/**
 * Packs our package; returns the tarball's path.
 * @param {string} folder
 */
export async function pack(folder) {
  await run("pnpm", ["pack", "--pack-destination", folder], { cwd: mockPackage });
  return join(folder, await tarballIn(folder));
}

/**
 * The name of the one tarball in a folder.
 * @param {string} folder
 */
export async function tarballIn(folder) {
  const [name] = (await readdir(folder)).filter((file) => file.endsWith(".tgz"));
  if (name === undefined) throw new Error(`${folder} holds no tarball`);
  return name;
}

/**
 * @param {string} folder
 * @param {readonly string[]} specs
 */
async function npmInstall(folder, specs) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  const options = ["--no-audit", "--no-fund", "--ignore-scripts", "--omit=peer", "--engine-strict=false"];
  await run("npm", ["install", ...options, ...specs], { cwd: folder, maxBuffer: 1e8 });
}

/** @param {string} path */
async function diskBytes(path) {
  let total = 0;
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) total += (await stat(join(entry.parentPath, entry.name))).blocks * 512;
  }
  return total;
}

/**
 * @param {string} folder
 * @returns {Promise<Install>}
 */
async function measure(folder) {
  const lock = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8"));
  const packages = Object.keys(lock.packages).filter((path) => path !== "").length;
  return { mib: (await diskBytes(join(folder, "node_modules"))) / 2 ** 20, packages };
}

/**
 * Installs everything under `folder`; returns per name its folder, size and number of packages.
 * @param {string} folder
 * @param {string} spec
 */
export async function installAll(folder, spec) {
  /** @type {Record<string, { packages: Record<string, string>, script?: string }>} */
  const peers = JSON.parse(await readFile(join(here, "peers.json"), "utf8"));
  /** @type {Record<string, string[]>} */
  const specs = { ours: [await pack(folder)] };
  for (const [name, { packages }] of Object.entries(peers)) {
    specs[name] = Object.entries(packages).map(([id, version]) => `${id}@${version}`);
  }
  /** @type {Installed} */
  const installed = {};
  for (const [name, list] of Object.entries(specs)) {
    const target = join(folder, name);
    await npmInstall(target, list);
    const script = peers[name]?.script;
    if (script) await copyFile(join(here, "peers", script), join(target, script));
    await cp(spec, join(target, "openapi.json"));
    installed[name] = { folder: target, specs: list, ...(await measure(target)) };
  }
  return installed;
}
