// @ts-check
// The contracts of a folder: files, and folders of files of which one is the entry.
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";

// The field may stand anywhere: behind comments, or last. A description in one line of JSON has it behind `{`.
const version = /(?:^\uFEFF?\s{0,8}|^\uFEFF?\{.{0,2000}?)["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]\./m;

/** @typedef {{ name: string, path: string, bytes: number }} Contract */

/**
 * Name, path and size of each contract, the smallest first, so that what is wrong shows early.
 * @param {string} folder
 */
export async function contractsIn(folder) {
  /** @type {Contract[]} */
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await insideOf(entry.name, path)));
    else if (await isContract(path)) found.push(await contractAt(basename(path, extname(path)), path));
  }
  return found.sort((a, b) => a.bytes - b.bytes);
}

/**
 * The entries directly inside a folder; a folder of several versions has one for each.
 * @param {string} name
 * @param {string} folder
 */
async function insideOf(name, folder) {
  /** @type {Contract[]} */
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile() && (await isContract(path))) found.push(await contractAt(name, path));
  }
  if (found.length < 2) return found;
  return found.map((each) => ({ ...each, name: `${name}-${basename(each.path, extname(each.path))}` }));
}

/**
 * @param {string} name
 * @param {string} path
 * @returns {Promise<Contract>}
 */
async function contractAt(name, path) {
  return { name, path, bytes: (await stat(path)).size };
}

/** @param {string} path */
async function isContract(path) {
  if (!/\.(ya?ml|json)$/i.test(path)) return false;
  return version.test(await readFile(path, "utf8"));
}
