import { classicScript } from "../output/classic-script.ts";
import type { SearchEntry } from "./entries.ts";

/**
 * The script that a page loads when a reader searches: entries and search in one, since pages that are opened from a file
 * may not fetch. It leaves `searchDocs(query)` behind.
 */
export function searchScript(entries: SearchEntry[]): Promise<string> {
  const module = `import { searcher } from "./find.ts"; globalThis.searchDocs = searcher(${JSON.stringify(entries)});`;
  return classicScript(module, import.meta.dirname);
}
