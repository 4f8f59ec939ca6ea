import type { Contract } from "../contract/openapi.ts";
import { renderMarkdown } from "../markup/markdown.ts";
import type { Options } from "../options.ts";
import type { Page } from "../page/layout.ts";
import { contractInclude } from "./includes.ts";
import { renderLanding } from "./landing.ts";
import type { Picture } from "./pictures.ts";
import { expandMarkers, type Guide } from "./read.ts";

/** A page with the Markdown that it is made from. */
export interface Written {
  page: Page;
  markdown: string;
}

/** The guides and the landing page. `figures` are measured tables by the name that guides include. */
export async function guidePages(
  guides: Guide[],
  contract: Contract,
  figures: Map<string, string>,
  pictures: Picture[],
  { snippets }: Options,
): Promise<Written[]> {
  const include = (name: string) => figures.get(name) ?? contractInclude(contract, name);
  return Promise.all(
    guides.map(async (guide) => {
      const markdown = await expandMarkers(guide, snippets, include);
      return { markdown, page: toPage(guide, markdown, pictures) };
    }),
  );
}

function toPage(guide: Guide, markdown: string, pictures: Picture[]): Page {
  const { title, description, keywords, name } = guide;
  if (guide.order === 0) {
    const { html, headings } = renderLanding(markdown, pictures, guide.picture);
    return { kind: "landing", path: "index.html", markdown: "index.md", title, description, html, headings };
  }
  const { html, headings } = renderMarkdown(markdown);
  const path = `guides/${name}`;
  const kind = guide.wide ? "wide" : "guide";
  return { kind, path: `${path}.html`, markdown: `${path}.md`, title, description, keywords, html, headings };
}
