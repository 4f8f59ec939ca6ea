// @ts-check
// Says which build a test run lacks, before an import of it fails with words that do not help.
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{ name: string, scripts?: Record<string, string>, dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} Manifest */

/**
 * Throws when a package of the workspace that `folder` stands on, or itself, is not built.
 * @param {string} folder
 */
export function needBuilt(folder) {
  const { name } = manifestOf(folder);
  const missing = unbuilt(folder, new Set());
  if (missing.length === 0) return;
  const [one, ...more] = missing;
  const subject = more.length === 0 ? `${one} is` : `${[one, ...more].join(", ")} are`;
  const error = new Error(`${subject} not built\n  next: pnpm build --filter=${name}...`);
  // Where this was found helps nobody.
  error.stack = `${error.message}\n`;
  throw error;
}

/**
 * @param {string} folder
 * @param {Set<string>} seen
 * @returns {string[]} names of packages
 */
function unbuilt(folder, seen) {
  if (seen.has(folder)) return [];
  seen.add(folder);
  const { name, scripts, dependencies, devDependencies } = manifestOf(folder);
  const own = scripts?.build === undefined || existsSync(join(folder, "dist")) ? [] : [name];
  const ours = Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, range]) => range.startsWith("workspace:"))
    .map(([each]) => join(folder, "node_modules", each));
  const installed = ours.filter((each) => existsSync(each)).map((each) => realpathSync(each));
  return [...installed.flatMap((each) => unbuilt(each, seen)), ...own];
}

/**
 * @param {string} folder
 * @returns {Manifest}
 */
function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
