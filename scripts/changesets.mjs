// @ts-check
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = ".changeset";

/**
 * The changesets that the next version uses up, by their path.
 * Those that pre-releases have used up count again once pre mode is left.
 * @param {string} [root] the top of a checkout
 * @returns {string[]}
 */
export function pendingChangesets(root = ".") {
  const pre = join(root, folder, "pre.json");
  const left = existsSync(pre) && JSON.parse(readFileSync(pre, "utf8")).mode === "exit";
  return [...changesetsIn(root, folder), ...(left ? changesetsIn(root, `${folder}/pre`) : [])];
}

/**
 * @param {string} root
 * @param {string} dir
 */
function changesetsIn(root, dir) {
  const files = existsSync(join(root, dir)) ? readdirSync(join(root, dir)) : [];
  return files.filter((file) => /\.md$/.test(file) && file !== "README.md").map((file) => `${dir}/${file}`);
}
