import { renderMarkdown } from "../markup/markdown.ts";
import { type Page, renderPage } from "./layout.ts";
import type { Site } from "./site-facts.ts";

/** What a host such as GitHub Pages answers with for an address that has no page. */
export const NOT_FOUND = "404.html";

const TEXT = `# No page is here

The address may be mistyped, or the page has another name now. Search with \`/\`, or start at one of these:

- [Start page](index.html)
- [Reference](reference/index.html)
- [Changelog](changelog.html), with every version
`;

/**
 * The page for addresses that have none. It is shown at any depth, so its links begin at the top of the host:
 * only a site that knows its public address can have one.
 */
export function notFoundPage(site: Site): string | undefined {
  if (site.url === "") return undefined;
  const page: Page = {
    kind: "plain",
    path: NOT_FOUND,
    markdown: "index.md",
    title: "No page is here",
    description: "The address has no page.",
    ...renderMarkdown(TEXT),
  };
  const base = new URL(site.url).pathname;
  return renderPage(site, page)
    .replaceAll(/<link rel="canonical"[^>]*>|<a href="index.md">[^<]*<\/a>/g, "")
    .replaceAll(/ (href|src|data-root)="(?!#|\/|[a-z]+:)(?:\.\/)?/g, ` $1="${base}`);
}
