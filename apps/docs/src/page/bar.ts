import { relativeTo } from "@partner-licenses/contract-kit/docs";
import { Html, html } from "@partner-licenses/document/html";
import { REFERENCE } from "./places.ts";
import { type Edition, type Site, versionText } from "./site-facts.ts";
import { switcher } from "./switcher.ts";

const icons = {
  search: '<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>',
  theme: '<circle cx="8" cy="8" r="6"/><path class="half" d="M8 2a6 6 0 0 1 0 12z"/>',
  brand:
    '<rect x="1" y="2" width="11" height="3" rx="1.5"/><rect x="1" y="6.5" width="14" height="3" rx="1.5"/><rect x="1" y="11" width="6" height="3" rx="1.5"/>',
};

const icon = (name: keyof typeof icons) =>
  html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${new Html(icons[name])}</svg>`;

/** The bar on top of every page. `from` is the page's path. */
export function renderHeader(site: Site, from: string, edition?: Edition): Html {
  const to = (path: string) => relativeTo(from, path);
  const page = from.slice(edition?.folder.length ?? 0);
  const item = (path: string, label: string, active: boolean) =>
    html`<a href="${to(path)}"${active ? html` aria-current="page"` : ""}>${label}</a>`;
  const changes = from === "changelog.html" || from.startsWith("changes/");
  return html`<a class="skip" href="#main">Skip to content</a>
<header class="bar">
<a class="brand" href="${to("index.html")}">${icon("brand")}<span>${site.title}</span></a>
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
  {
    markdown,
    edition,
    source,
    credit = "",
  }: { markdown: string; edition?: Edition | undefined; source?: string; credit?: Html | "" },
): Html {
  const to = (path: string) => relativeTo(from, path);
  const folder = edition?.folder ?? "";
  const version = versionText(edition?.version ?? site.current);
  const links = [
    dashboard(site, from),
    html`<a href="${to(`${folder}openapi.yaml`)}">openapi.yaml</a>`,
    html`<a href="${to(`${folder}openapi.json`)}">openapi.json</a>`,
    html`<a href="${to(markdown)}">This page as Markdown</a>`,
    html`<a href="${to("llms.txt")}">llms.txt</a>`,
    ...(site.repository && source
      ? [html`<a href="${`${site.repository.url}/edit/main/${source}`}">Edit this page</a>`]
      : []),
    ...(site.repository ? [html`<a href="${site.repository.url}">Repository</a>`] : []),
    ...(site.feed ? [html`<a href="${to(site.feed)}">Feed</a>`] : []),
  ];
  return html`<footer class="foot">
<p>${site.notice} Made from contract ${version}.${credit}</p>
<p>${links.map((link, index) => (index === 0 ? link : html` ${link}`))}</p>
</footer>`;
}

/** The dashboard lies one level above, where both are served together; a published site stands alone. */
function dashboard(site: Site, from: string): Html {
  return site.url ? html`` : html`<a href="${relativeTo(from, "../")}" data-dashboard>Dashboard</a>`;
}
