import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The source of axe-core, for the page that it looks at. */
export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
