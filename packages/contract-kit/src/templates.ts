import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(packageFolder(fileURLToPath(import.meta.url)), "templates");

/** The pages and components of the sample app, the same for any contract. */
export const sampleTemplates = join(folder, "sample");

/** What `contract init` puts in the place of READMEs, guides and tests that are about one API. */
export const initTemplates = join(folder, "init");

/** The folder of the package that a file of ours lies in, in the source as well as in the bundle. */
function packageFolder(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) throw new Error(`no package holds ${file}`);
  }
}
