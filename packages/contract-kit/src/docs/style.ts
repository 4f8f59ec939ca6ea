import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { docsTemplates } from "../templates.ts";

/**
 * A style sheet that pages of docs share, in the colours of the site: `content` is what Markdown gives and comes before
 * the site's own rules, `search` is the search.
 */
export function sharedStyle(name: "content" | "search"): Promise<string> {
  return readFile(join(docsTemplates, `${name}.css`), "utf8");
}
