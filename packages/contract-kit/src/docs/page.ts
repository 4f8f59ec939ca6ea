import { Html, html } from "@partner-licenses/document/html";
import { relativeTo } from "./markup/html.ts";
import type { Link, SitePage } from "./pages.ts";

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; base-uri 'none'; form-action 'none'";

/** What all pages of a site share. */
export interface Shell {
  readonly title: string;
  readonly version: string;
  /** The guides, and the overview of the reference. */
  readonly main: readonly Link[];
}

/** A whole page. What it lists stands behind its text, so that a narrow window begins with the text. */
export function pageText({ title, version, main }: Shell, page: SitePage): string {
  const to = (path: string) => relativeTo(page.path, path);
  const link = ({ path, title: name }: Link, inside: Html | string = "") => {
    const href = path.startsWith(`${page.path}#`) ? path.slice(page.path.length) : to(path);
    const current = path === page.path ? html` aria-current="page"` : "";
    return html`<li><a href="${href}"${current}>${name}</a>${inside}</li>`;
  };
  const near = page.near.length > 0 ? html`<ul>${page.near.map((each) => link(each))}</ul>` : "";
  const under = main.some(({ path }) => path === page.path) ? page.path : main.at(-1)?.path;
  const list = main.map((each) => link(each, each.path === under ? near : ""));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<title>${page.title} · ${title}</title>
<link rel="stylesheet" href="${to("style.css")}">
<script src="${to("assets/site.js")}" data-root="${to("")}" data-version="${version}" defer></script>
</head>
<body>
<header><a href="${to("index.html")}">${title}</a><a class="jump" href="#pages">Pages</a><button type="button" class="search-open" hidden>Search <kbd>/</kbd></button></header>
<main>
${new Html(page.html)}
</main>
<nav id="pages" aria-label="Pages"><ul>${list}</ul><a href="${to("openapi.json")}">openapi.json</a></nav>
</body>
</html>
`.text;
}
