import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Packages whose declarations are shipped in dist/vendor, because an install holds no copy of them; in order of use. */
export const vendored = ["openapi-fetch", "openapi-typescript-helpers"];

/** Where a vendored package lies. The second is a dependency of the first, so it is its neighbour. */
export function homeOf(root, name) {
  return join(dirname(realpathSync(join(root, "node_modules", vendored[0]))), name);
}

/** Copies the declarations of the vendored packages to `dist/vendor`, and makes the files of `dist` import them there. */
export function vendorDeclarations(root, files) {
  const target = join(root, "dist/vendor");
  mkdirSync(target, { recursive: true });
  for (const name of vendored) {
    const text = readFileSync(join(homeOf(root, name), "dist/index.d.mts"), "utf8");
    writeFileSync(join(target, `${name}.d.ts`), redirect(text, "."));
  }
  for (const file of files) {
    const path = join(root, "dist", file);
    const text = readFileSync(path, "utf8");
    const own = redirect(text, `${"../".repeat(file.split("/").length - 1) || "./"}vendor`);
    if (own !== text) writeFileSync(path, own);
  }
}

function redirect(text, folder) {
  const specifier = new RegExp(`(from |import\\()(["'])(${vendored.join("|")})\\2`, "g");
  return text.replace(specifier, `$1$2${folder}/$3.js$2`);
}
