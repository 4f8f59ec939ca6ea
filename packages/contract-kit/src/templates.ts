import { join } from "node:path";
import { packageFolder } from "./package-folder.ts";

const folder = join(packageFolder(), "templates");

/** The pages and components of the sample app, the same for any contract. */
export const sampleTemplates = join(folder, "sample");

/** What `contract init` puts in the place of READMEs, guides and tests that are about one API. */
export const initTemplates = join(folder, "init");
