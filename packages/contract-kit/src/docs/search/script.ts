import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder } from "../../package-folder.ts";
import type { SearchEntry } from "./entries.ts";

/** A script that pages of docs share, as one that needs no module: pages that are opened from a file may not load those. */
export function browserScript(name: "copy" | "early-keys" | "search" | "searcher"): Promise<string> {
  return readFile(join(packageFolder(), "dist/docs/browser", `${name}.js`), "utf8");
}

/**
 * The script that a page loads when a reader searches: entries and search in one, since pages that are opened from a file
 * may not fetch. It leaves `searchDocs(query)` behind.
 */
export async function searchScript(entries: readonly SearchEntry[]): Promise<string> {
  return `${await browserScript("searcher")}globalThis.searchDocs=searcher(${JSON.stringify(entries)});\n`;
}
