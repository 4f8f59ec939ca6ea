import { type Heading, relativeTo } from "@partner-licenses/contract-kit/docs";
import { Html, html } from "@partner-licenses/document/html";
import { renderFooter, renderHeader } from "./bar.ts";
import { withAsides } from "./columns.ts";
import { inlineScripts } from "./csp.ts";
import type { Edition, Link, Site } from "./site-facts.ts";
import { banner, counterpart } from "./switcher.ts";

/** One page, `path` counted from the site's root. */
export interface Page {
  path: string;
  title: string;
  description: string;
  /** File that the page is made from, in the repository. */
  source?: string;
  /** Words that lead a search here although the page does not say them. */
  keywords?: string;
  html: string;
  headings: Heading[];
  /** Path of the page's Markdown. */
  markdown: string;
  kind: "landing" | "guide" | "wide" | "plain" | "operation" | "changelog" | "report";
  /** The pages that are listed next to it, when those are not the guides or the changes. */
  aside?: { title: string; links: Link[] };
  /** The version that the page is about, when that is not the site's own. */
  edition?: Edition;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self' {script-hashes}",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The whole HTML document of any page but the drawn reference. */
export function renderPage(site: Site, page: Page): string {
  const title = page.kind === "landing" ? `${site.title} · docs` : `${page.title} · ${site.title}`;
  const content = new Html(page.html);
  const main = html`<main id="main" tabindex="-1">${content}</main>`;
  const style = page.kind === "report" ? link("stylesheet", page.path, "assets/report.css") : html``;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}">
${renderHead(site, { ...page, title })}
${link("stylesheet", page.path, "assets/site.css")}${style}
</head>
<body class="${page.kind}">
${renderHeader(site, page.path, page.edition)}
${banner(site, page.path, page.edition)}
${page.kind === "landing" ? main : withAsides(site, page, content)}
${renderFooter(site, page.path, page)}
</body>
</html>
`.text;
  return document.replace("{script-hashes}", () => inlineScripts(document).join(" "));
}

/** What the head of every page says, the drawn reference's included. */
export function renderHead(
  site: Site,
  {
    path,
    title,
    description,
    markdown,
    edition,
  }: Pick<Page, "path" | "title" | "description" | "markdown" | "edition">,
): Html {
  const to = (target: string) => relativeTo(path, target);
  // Several versions say nearly the same: search engines get the current one.
  const copy = edition ? html`<meta name="robots" content="noindex, follow">` : "";
  const canonical = edition
    ? counterpart(path, edition, site.current, "")
    : site.url
      ? path.replace(/(^|\/)index\.html$/, "$1")
      : undefined;
  const address =
    canonical === undefined
      ? ""
      : html`<link rel="canonical" href="${site.url ? site.url + canonical : to(canonical)}">`;
  const feed = site.feed
    ? html`<link rel="alternate" type="application/atom+xml" title="Changes" href="${to(site.feed)}">`
    : "";
  return html`<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">${copy}${address}
${socialTags(site, { title, description, canonical })}
<script>${new Html(site.inline.head)}</script>
<link rel="icon" href="${to("assets/icon.svg")}" type="image/svg+xml">
<link rel="alternate" type="text/markdown" href="${to(markdown)}">${feed}
<script src="${to("assets/site.js")}" data-root="${to("")}" data-version="${site.current.name}" defer></script>`;
}

/** What a link to a page looks like where it is shared. Pictures and addresses have to be absolute there. */
function socialTags(
  { title: name, url, picture }: Site,
  page: { title: string; description: string; canonical: string | undefined },
): Html {
  const image = url && picture ? html`<meta property="og:image" content="${url + picture}">` : "";
  const address =
    url && page.canonical !== undefined
      ? html`<meta property="og:url" content="${url + page.canonical}">`
      : "";
  return html`<meta property="og:type" content="website"><meta property="og:site_name" content="${name}">
<meta property="og:title" content="${page.title}"><meta property="og:description" content="${page.description}">${address}${image}
<meta name="twitter:card" content="${image ? "summary_large_image" : "summary"}">`;
}

function link(rel: string, from: string, to: string): Html {
  return html`<link rel="${rel}" href="${relativeTo(from, to)}">`;
}
