import { existsSync, readdirSync, readFileSync } from "node:fs";

const folder = ".changeset";

/**
 * The changesets that the next version uses up, by their path.
 * Those that pre-releases have used up count again once pre mode is left.
 * @returns {string[]}
 */
export function pendingChangesets() {
  const pre = `${folder}/pre.json`;
  const left = existsSync(pre) && JSON.parse(readFileSync(pre, "utf8")).mode === "exit";
  return [...changesetsIn(folder), ...(left ? changesetsIn(`${folder}/pre`) : [])];
}

function changesetsIn(dir) {
  const files = existsSync(dir) ? readdirSync(dir) : [];
  return files.filter((file) => /\.md$/.test(file) && file !== "README.md").map((file) => `${dir}/${file}`);
}
