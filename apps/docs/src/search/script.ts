import { build } from "esbuild";
import type { SearchEntry } from "./entries.ts";

/**
 * The script that a page loads when a reader searches: entries and search in one, since pages that are opened from a file
 * may not fetch. It leaves `searchDocs(query)` behind.
 */
export async function searchScript(entries: SearchEntry[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { searcher } from "./find.ts"; globalThis.searchDocs = searcher(${JSON.stringify(entries)});`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: "iife",
    minify: true,
    charset: "utf8",
    write: false,
    logLevel: "error",
  });
  return outputFiles.map(({ text }) => text).join("");
}
