// @ts-check
// The tests of all plugins in one file: what they ask for at the same time takes one run of Redocly.
import { readdirSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "plugins");
for (const name of readdirSync(folder)) await import(join(folder, name));
