import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(import.meta.url);

/** The folder of this package, for the source as well as for the bundle. Throws when it was deleted meanwhile. */
export function packageFolder(): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) throw new Error(`no package holds ${file}`);
  }
}

/** The folder of the code that runs: `src`, or `dist` of the bundle. */
export function codeFolder(): string {
  const home = packageFolder();
  const [top = ""] = relative(home, file).split(sep);
  return join(home, top);
}
