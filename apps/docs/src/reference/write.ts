import { referenceText } from "@partner-licenses/contract-kit/docs";
import type { Written } from "../guides/pages.ts";
import type { Options } from "../options.ts";
import { type Page, renderPage } from "../page/layout.ts";
import { folderOf, MARKDOWN } from "../page/places.ts";
import type { Edition, Site } from "../page/site-facts.ts";
import type { Version, Versions } from "../versions/versions.ts";
import { drawnPage, referencePages } from "./pages.ts";
import type { Redoc } from "./redoc.ts";

/** The pages of one reference; the Markdown of the first holds them all. */
interface Pages {
  overview: Written;
  operations: Page[];
}

type Write = (path: string, text: string) => Promise<void>;

/**
 * Writes the reference of every version: its pages, drawn by Redoc, as Markdown, and the contract itself.
 * The current version has the site's own addresses; each released one, and what is not released yet, has a folder that stays.
 * Returns the pages of the current reference.
 */
export async function writeReferences(
  site: Site,
  { current, released, next }: Versions,
  redoc: Redoc,
  options: Options,
  write: Write,
): Promise<Pages> {
  const { options: settings } = redoc;
  for (const version of [...(next ? [next] : []), ...released]) {
    const edition = { version, folder: folderOf(version) };
    await writeReference(
      site,
      version,
      edition,
      await drawnPage(site, version, edition, { options: settings }, options),
      write,
    );
  }
  return writeReference(
    site,
    current,
    undefined,
    await drawnPage(site, current, undefined, redoc, options),
    write,
  );
}

async function writeReference(
  site: Site,
  version: Version,
  edition: Edition | undefined,
  drawn: { path: string; html: string },
  write: Write,
): Promise<Pages> {
  const folder = edition?.folder ?? "";
  const markdown = referenceText(version);
  const { overview, operations, whole } = referencePages(version, edition, site.tryApp);
  await write(drawn.path, drawn.html);
  for (const page of [overview, ...operations, whole]) await write(page.path, renderPage(site, page));
  await write(`${folder}${MARKDOWN}`, markdown);
  await write(`${folder}openapi.yaml`, version.yaml);
  await write(`${folder}openapi.json`, version.json);
  return { overview: { page: overview, markdown }, operations };
}
