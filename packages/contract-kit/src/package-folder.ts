import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package, for the source as well as for the bundle. Throws when it was deleted meanwhile. */
export function packageFolder(): string {
  const file = fileURLToPath(import.meta.url);
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) throw new Error(`no package holds ${file}`);
  }
}
