import { type Contract, contractInclude, renderMarkdown } from "@partner-licenses/contract-kit/docs";
import type { Options } from "../options.ts";
import type { Page } from "../page/layout.ts";
import { GUIDES } from "../page/repository.ts";
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
  { snippets, published }: Options,
): Promise<Written[]> {
  const all = new Map([...figures, ...(published ? PUBLISHED : FROM_A_CLONE)]);
  const include = (name: string) => all.get(name) ?? contractInclude(contract, name);
  return Promise.all(
    guides.map(async (guide) => {
      const markdown = await expandMarkers(guide, snippets, include);
      return { markdown, page: toPage(guide, markdown, pictures) };
    }),
  );
}

/** How to come by the packages as long as npm does not have them. */
const FROM_A_CLONE = new Map([
  [
    "not-on-npm",
    [
      "The packages are not on npm yet. Pack them in a clone of the repository, then install all of them in your project. From then on `npx` finds their commands, too.",
      "```sh\n# in the clone\nnpm run ci -- pack\n# in your project\nnpm install <clone>/release-packages/packages/*.tgz\n```",
    ].join("\n\n"),
  ],
  [
    "not-on-npm-in-short",
    "Not on npm yet: [install it from a clone](guides/getting-started.md#install-the-client).",
  ],
]);
const PUBLISHED = new Map([...FROM_A_CLONE.keys()].map((name): [string, string] => [name, ""]));

function toPage(guide: Guide, markdown: string, pictures: Picture[]): Page {
  const { title, description, keywords, name } = guide;
  if (guide.order === 0) {
    const { html, headings } = renderLanding(markdown, pictures, guide.picture);
    return { kind: "landing", path: "index.html", markdown: "index.md", title, description, html, headings };
  }
  const { html, headings } = renderMarkdown(markdown);
  const path = `guides/${name}`;
  const kind = guide.wide ? "wide" : "guide";
  const source = `${GUIDES}/${name}.md`;
  return {
    kind,
    path: `${path}.html`,
    markdown: `${path}.md`,
    title,
    description,
    keywords,
    source,
    html,
    headings,
  };
}
