import { html } from "@partner-licenses/document/html";
import type { Page } from "../page/layout.ts";
import type { Site } from "../page/site-facts.ts";

/** `sitemap.xml`: the pages of the current version, which alone are for search engines. */
export function sitemap({ url }: Site, pages: Page[]): string {
  const entries = pages.map(
    ({ path }) => html`<url><loc>${url}${path.replace(/(^|\/)index\.html$/, "$1")}</loc></url>\n`,
  );
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries}</urlset>
`.text;
}

/** `robots.txt`: everything may be read. It counts at the top of a host only. */
export function robots({ url }: Site): string {
  return `User-agent: *\nAllow: /\nSitemap: ${url}sitemap.xml\n`;
}
