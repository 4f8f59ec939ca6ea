import { existsSync } from "node:fs";
import { join } from "node:path";

/** What no other folder holds together. */
const marks = ["reference.md", "openapi.json", "style.css"];

/** Whether a folder is a docs site that `contract docs` wrote. */
export function isSite(folder: string): boolean {
  return marks.every((file) => existsSync(join(folder, file)));
}
