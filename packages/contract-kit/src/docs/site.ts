import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { requireReplaceable } from "../generate/replaceable.ts";
import { listFiles, writeFolders } from "../generate/write.ts";
import { docsTemplates } from "../templates.ts";
import type { Described } from "./facts.ts";
import { type Guide, guidesOf } from "./guides.ts";
import { isSite } from "./marks.ts";
import { pageText } from "./page.ts";
import { guidePages, referencePages, type SitePage } from "./pages.ts";
import { referenceText } from "./reference/text.ts";
import { type SearchEntry, searchEntries } from "./search/entries.ts";
import { browserScript, searchScript } from "./search/script.ts";
import { sharedStyle } from "./style.ts";

/** What a site is made from, and where it goes. */
export interface SiteOptions {
  readonly described: Described;
  /** The contract as readers may download it. */
  readonly json: string;
  /** A folder of Markdown that is shown in the place of the guides that are written from the contract. */
  readonly guides?: string;
  readonly out: string;
}

/**
 * Writes a site that opens from a file: guides, and a reference with a page for each operation. The folder is replaced as a whole, so
 * one that holds anything else is refused with a ContractError. Gives the names of its pages.
 */
export async function writeSite({ described, json, guides, out }: SiteOptions): Promise<string[]> {
  await requireReplaceable(out, isSite(out), "no docs site", "name another folder: `--out <folder>`");
  const written = guides === undefined ? await guidesOf(described.facts) : await readGuides(guides);
  const { title, version } = described.contract.info;
  const first = guidePages(written);
  const pages = [...first, ...referencePages(described, first.length > 0 ? "reference.html" : "index.html")];
  const main = pages.filter(({ kind }) => kind === "guide" || kind === "overview");
  const files = pages.map((page) => [page.path, pageText({ title, version, main }, page)]);
  const scripts = await Promise.all([
    browserScript("early-keys"),
    browserScript("search"),
    browserScript("copy"),
  ]);
  const others = {
    "style.css": [
      await sharedStyle("content"),
      await readFile(join(docsTemplates, "style.css"), "utf8"),
      await sharedStyle("search"),
    ].join(""),
    "assets/site.js": scripts.join(""),
    "assets/search-index.js": await searchScript(pages.flatMap(entriesOf)),
    "reference.md": referenceText(described),
    "openapi.json": json,
  };
  await writeFolders([{ dir: out, files: { ...Object.fromEntries(files), ...others } }]);
  return pages.map(({ path }) => path);
}

/** How much a find counts: who looks for what they know by its name wants to call it. */
const weights = { guide: 1, overview: 0.5, operation: 1, schema: 0.5 } as const;

/** Where a search leads: to each section of a guide, but to an operation or a schema as one. */
function entriesOf(page: SitePage): SearchEntry[] {
  const entries = searchEntries({ ...page, weight: weights[page.kind] });
  const [top, parameters] = entries;
  if (page.kind === "guide" || page.kind === "overview" || top === undefined) return entries;
  return [{ ...top, text: `${top.text} ${parameters?.text ?? ""}` }];
}

/** Guides of a folder: the one that says how to begin comes first. */
async function readGuides(folder: string): Promise<Guide[]> {
  const files = (await listFiles(folder)).filter((file) => file.endsWith(".md"));
  const first = (file: string) => Number(!/^(index|getting-started)\.md$/.test(basename(file)));
  const sorted = files.sort((a, b) => first(a) - first(b));
  return Promise.all(
    sorted.map(async (file) => ({ name: basename(file, ".md"), markdown: await readFile(file, "utf8") })),
  );
}
