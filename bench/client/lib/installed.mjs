// @ts-check
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Packages that installing a client brings, itself included; generated code brings none.
 * @param {import("./homes.mjs").Ready} client
 */
export function packagesOf({ packages, program, dir }) {
  if (program === "ours") return closure(join(dir, "../../node_modules/@partner-licenses/client")).size;
  if (Object.keys(packages).length === 0) return 0;
  return count(join(dir, "node_modules"));
}

/**
 * @param {string} path
 * @param {Set<string>} [found]
 */
function closure(path, found = new Set()) {
  const home = realpathSync(path);
  if (found.has(home)) return found;
  found.add(home);
  const { name, dependencies = {} } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const up = name.startsWith("@") ? "../.." : "..";
  for (const each of Object.keys(dependencies)) {
    const own = join(home, "node_modules", each);
    closure(exists(own) ? own : join(dirname(join(home, "package.json")), up, each), found);
  }
  return found;
}

/** @param {string} path */
const exists = (path) => {
  try {
    return Boolean(realpathSync(path));
  } catch {
    return false;
  }
};

/**
 * @param {string} modules
 * @returns {number}
 */
function count(modules) {
  let packages = 0;
  for (const name of readdirSync(modules)) {
    if (name.startsWith(".")) continue;
    const path = join(modules, name);
    if (name.startsWith("@"))
      packages += readdirSync(path).reduce((sum, each) => sum + one(join(path, each)), 0);
    else packages += one(path);
  }
  return packages;
}

/** @type {(path: string) => number} */
const one = (path) =>
  (exists(join(path, "package.json")) ? 1 : 0) +
  (exists(join(path, "node_modules")) ? count(join(path, "node_modules")) : 0);
