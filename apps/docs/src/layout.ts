import { escapeHtml, relativeTo } from "./html.ts";
import type { Heading } from "./markdown.ts";

/** What every page of the site shares. */
export interface Site {
  title: string;
  version: string;
  /** One line about who made this, or `""`. */
  notice: string;
  guides: { path: string; title: string }[];
  /** SHA-256 source expressions of the inline script that sets the theme before the first paint. */
  themeScript: { text: string; hash: string };
}

/** One page, `path` counted from the site's root. */
export interface Page {
  path: string;
  title: string;
  description: string;
  html: string;
  headings: Heading[];
  /** Path of the page's Markdown. */
  markdown: string;
  kind: "landing" | "guide" | "plain";
}

const policy = (site: Site) =>
  [
    "default-src 'none'",
    `script-src 'self' ${site.themeScript.hash}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** The whole HTML document of a guide, of the landing page or of the plain reference. */
export function renderPage(site: Site, page: Page): string {
  const to = (path: string) => relativeTo(page.path, path);
  const title = page.kind === "landing" ? `${site.title} · docs` : `${page.title} · ${site.title}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(site)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<script>${site.themeScript.text}</script>
<link rel="icon" href="${to("assets/icon.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${to("assets/site.css")}">
<link rel="alternate" type="text/markdown" href="${to(page.markdown)}">
<script src="${to("assets/site.js")}" data-root="${to("")}" defer></script>
</head>
<body class="${page.kind}">
${renderHeader(site, page.path, page.path)}
${page.kind === "landing" ? `<main id="main" tabindex="-1">${page.html}</main>` : withAsides(site, page)}
${renderFooter(site, page.path, page.markdown)}
</body>
</html>
`;
}

/** The bar on top of every page, the reference's included. */
export function renderHeader(site: Site, from: string, current: string, withSearch = true): string {
  const to = (path: string) => relativeTo(from, path);
  const item = (path: string, label: string, active: boolean) =>
    `<a href="${to(path)}"${active ? ' aria-current="page"' : ""}>${label}</a>`;
  const first = site.guides[0]?.path ?? "index.html";
  const search = `<button type="button" class="search-open" hidden><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/></svg><span>Search</span><kbd>/</kbd></button>`;
  return `<a class="skip" href="#main">Skip to content</a>
<header class="bar">
<a class="brand" href="${to("index.html")}"><svg viewBox="0 0 16 16" aria-hidden="true"><rect x="1" y="2" width="11" height="3" rx="1.5"/><rect x="1" y="6.5" width="14" height="3" rx="1.5"/><rect x="1" y="11" width="6" height="3" rx="1.5"/></svg><span>${escapeHtml(site.title)}</span></a>
<span class="version" title="Version of the contract">${escapeHtml(site.version)}</span>
<nav aria-label="Site">
${item(first, "Guides", current.startsWith("guides/"))}
${item("reference/index.html", "Reference", current.startsWith("reference/"))}
<a href="${to("../")}" data-dashboard>Dashboard</a>
</nav>
${withSearch ? search : ""}
<button type="button" class="theme" hidden aria-label="Switch theme"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6"/><path class="half" d="M8 2a6 6 0 0 1 0 12z"/></svg></button>
</header>`;
}

/** The end of every page: what the site is, and the same content in other forms. */
export function renderFooter(site: Site, from: string, markdown: string, credit = ""): string {
  const to = (path: string) => relativeTo(from, path);
  return `<footer class="foot">
<p>${escapeHtml(site.notice)} Made from contract ${escapeHtml(site.version)}.${credit}</p>
<p><a href="${to("../")}" data-dashboard>Dashboard</a> <a href="${to("openapi.yaml")}">openapi.yaml</a> <a href="${to("openapi.json")}">openapi.json</a> <a href="${to(markdown)}">This page as Markdown</a> <a href="${to("llms.txt")}">llms.txt</a></p>
</footer>`;
}

function withAsides(site: Site, page: Page): string {
  const current = site.guides.findIndex((guide) => guide.path === page.path);
  const list = site.guides.map((guide, index) => {
    const href = relativeTo(page.path, guide.path);
    return `<li><a href="${href}"${index === current ? ' aria-current="page"' : ""}>${escapeHtml(guide.title)}</a></li>`;
  });
  const plain = page.kind === "plain" ? "" : neighbours(site, page, current);
  return `<div class="columns">
<details class="guides" open><summary>Guides</summary><nav aria-label="Guides"><ul>${list.join("")}</ul></nav></details>
<main id="main" tabindex="-1"><article>${page.html}</article>${plain}</main>
${contents(page)}
</div>`;
}

function contents(page: Page): string {
  const entries = page.headings.filter(
    (heading) => heading.level === 2 || (page.kind === "plain" && heading.level === 3),
  );
  if (entries.length < 2) return "<div></div>";
  const list = entries.map(
    ({ id, text, level }) => `<li class="level-${level}"><a href="#${id}">${escapeHtml(text)}</a></li>`,
  );
  return `<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${list.join("")}</ul></nav>`;
}

function neighbours(site: Site, page: Page, current: number): string {
  const link = (index: number, label: string, rel: string) => {
    const guide = site.guides[index];
    if (!guide) return "<span></span>";
    const href = relativeTo(page.path, guide.path);
    return `<a rel="${rel}" href="${href}"><small>${label}</small>${escapeHtml(guide.title)}</a>`;
  };
  return `<nav class="neighbours" aria-label="Next and previous">${link(current - 1, "Previous", "prev")}${link(current + 1, "Next", "next")}</nav>`;
}
