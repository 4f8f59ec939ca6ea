import { escapeHtml, relativeTo } from "../markup/html.ts";
import { REFERENCE } from "./places.ts";
import { type Edition, type Site, versionText } from "./site-facts.ts";
import { switcher } from "./switcher.ts";

const icons = {
  search: '<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>',
  theme: '<circle cx="8" cy="8" r="6"/><path class="half" d="M8 2a6 6 0 0 1 0 12z"/>',
  brand:
    '<rect x="1" y="2" width="11" height="3" rx="1.5"/><rect x="1" y="6.5" width="14" height="3" rx="1.5"/><rect x="1" y="11" width="6" height="3" rx="1.5"/>',
};

const icon = (name: keyof typeof icons) => `<svg viewBox="0 0 16 16" aria-hidden="true">${icons[name]}</svg>`;

/** The bar on top of every page. `from` is the page's path. */
export function renderHeader(site: Site, from: string, edition?: Edition): string {
  const to = (path: string) => relativeTo(from, path);
  const page = from.slice(edition?.folder.length ?? 0);
  const item = (path: string, label: string, active: boolean) =>
    `<a href="${to(path)}"${active ? ' aria-current="page"' : ""}>${label}</a>`;
  const changes = from === "changelog.html" || from.startsWith("changes/");
  return `<a class="skip" href="#main">Skip to content</a>
<header class="bar">
<a class="brand" href="${to("index.html")}">${icon("brand")}<span>${escapeHtml(site.title)}</span></a>
${switcher(site, from, edition)}
<nav aria-label="Site">
${item(site.guides[0]?.path ?? "index.html", "Guides", from.startsWith("guides/"))}
${item(`${edition?.folder ?? ""}${REFERENCE}`, "Reference", page.startsWith("reference/"))}
${item("changelog.html", "Changes", changes)}
${site.tryApp ? item(site.tryApp, "Try it", false) : ""}
${dashboard(site, from)}
</nav>
<button type="button" class="search-open" hidden>${icon("search")}<span>Search</span><kbd>/</kbd></button>
<button type="button" class="theme" hidden aria-label="Switch theme">${icon("theme")}</button>
</header>`;
}

/** The end of every page: what the site is, and the same content in other forms. */
export function renderFooter(
  site: Site,
  from: string,
  { markdown, edition, credit = "" }: { markdown: string; edition?: Edition | undefined; credit?: string },
): string {
  const to = (path: string) => relativeTo(from, path);
  const folder = edition?.folder ?? "";
  const version = versionText(edition?.version ?? site.current);
  const links = [
    dashboard(site, from),
    `<a href="${to(`${folder}openapi.yaml`)}">openapi.yaml</a>`,
    `<a href="${to(`${folder}openapi.json`)}">openapi.json</a>`,
    `<a href="${to(markdown)}">This page as Markdown</a>`,
    `<a href="${to("llms.txt")}">llms.txt</a>`,
    ...(site.feed ? [`<a href="${to(site.feed)}">Feed</a>`] : []),
  ];
  return `<footer class="foot">
<p>${escapeHtml(site.notice)} Made from contract ${escapeHtml(version)}.${credit}</p>
<p>${links.join(" ")}</p>
</footer>`;
}

/** The dashboard lies one level above, where both are served together; a published site stands alone. */
function dashboard(site: Site, from: string): string {
  return site.url ? "" : `<a href="${relativeTo(from, "../")}" data-dashboard>Dashboard</a>`;
}
