import { relativeTo } from "@partner-licenses/contract-kit/docs";
import { Html, type HtmlPart, html } from "@partner-licenses/document/html";
import type { Page } from "./layout.ts";
import type { Link, Site } from "./site-facts.ts";

/** A page between the list of its kind and its own contents. */
export function withAsides(site: Site, page: Page, content: Html): Html {
  const changes = page.kind === "changelog" || page.kind === "report";
  const { title, links } =
    page.aside ??
    (changes ? { title: "Changes", links: site.changes } : { title: "Guides", links: site.guides });
  const current = links.findIndex(({ path }) => path === page.path);
  const list = links.map((link, index) => {
    const href = relativeTo(page.path, link.path);
    const heading =
      link.group && link.group !== links[index - 1]?.group ? html`<li class="group">${link.group}</li>` : "";
    return html`${heading}<li><a href="${href}"${index === current ? html` aria-current="page"` : ""}>${link.title}</a></li>`;
  });
  return html`<div class="columns">
<details class="guides" open><summary>${title}<script>${new Html(site.inline.fold)}</script></summary><nav aria-label="${title}"><ul>${list}</ul></nav></details>
<main id="main" tabindex="-1"><article>${content}</article>${isGuide(page) ? neighbours(links, page, current) : ""}</main>
${page.kind === "report" || page.kind === "wide" ? "" : contents(page)}
</div>`;
}

/** Whether a page is one of the guides, which are read one after the other. */
export function isGuide({ kind }: Page): boolean {
  return kind === "guide" || kind === "wide";
}

function contents(page: Page): Html {
  const entries = page.headings.filter(
    (heading) => heading.level === 2 || (page.kind === "plain" && heading.level === 3),
  );
  if (entries.length < 2) return html`<div></div>`;
  const list = entries.map(
    ({ id, text, level }) => html`<li class="level-${level}"><a href="#${id}">${breakable(text)}</a></li>`,
  );
  return html`<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${list}</ul></nav>`;
}

/** The name of a schema is longer than the column, and breaks between its words. */
function breakable(text: string): HtmlPart[] {
  const [first = "", ...others] = text.split(/(?<=[a-z])(?=[A-Z])/);
  return [first, ...others.map((word) => html`<wbr>${word}`)];
}

function neighbours(links: Link[], page: Page, current: number): Html {
  const link = (index: number, label: string, rel: string) => {
    const guide = links[index];
    if (!guide) return html`<span></span>`;
    const href = relativeTo(page.path, guide.path);
    return html`<a rel="${rel}" href="${href}"><small>${label}</small>${guide.title}</a>`;
  };
  return html`<nav class="neighbours" aria-label="Next and previous">${link(current - 1, "Previous", "prev")}${link(current + 1, "Next", "next")}</nav>`;
}
