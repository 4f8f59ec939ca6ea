import { renderMarkdown } from "@partner-licenses/contract-kit/docs";
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

// Where `npm start` serves the docs. A site that knows no address of its own is served there, or read from files.
const LOCAL = "/docs/";

/** The page for addresses that have none. It is shown at any depth, so its links begin at the top of the host. */
export function notFoundPage(site: Site): string {
  const page: Page = {
    kind: "plain",
    path: NOT_FOUND,
    markdown: "index.md",
    title: "No page is here",
    description: "The address has no page.",
    ...renderMarkdown(TEXT),
  };
  const base = site.url === "" ? LOCAL : new URL(site.url).pathname;
  return renderPage(site, page)
    .replaceAll(/<link rel="canonical"[^>]*>|<a href="index.md">[^<]*<\/a>/g, "")
    .replaceAll(
      / (href|src|data-root)="(?!#|\/|[a-z]+:)([^"]*)"/g,
      (_, name, path) => ` ${name}="${new URL(path, `http://host${base}`).pathname}"`,
    );
}
