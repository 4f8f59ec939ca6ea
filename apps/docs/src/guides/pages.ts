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
      const expanded = await expandMarkers(guide, snippets, include);
      const markdown = published ? expanded : withNote(expanded);
      return { markdown, page: toPage(guide, markdown, pictures) };
    }),
  );
}

/** How to come by the packages once npm has them. */
const PUBLISHED = new Map([
  ["install", shell("npm install @partner-licenses/client")],
  ["install-and-mock", shell("npm install @partner-licenses/client", "npx @partner-licenses/mock")],
  ["install-anew", ""],
]);

const pack = ["# in a clone of the repository", "npm run ci -- tarballs"];
const install = ["# in your project", "npm install <clone>/tarballs/*.tgz"];
const why = "The packages are not on npm yet. These lines pack them in a clone and install all of them:";

/** The same as long as npm does not have them. */
const FROM_A_CLONE = new Map([
  [
    "install",
    [why, shell(...pack, ...install), "From then on `npx` finds their commands, too."].join("\n\n"),
  ],
  [
    "install-and-mock",
    [
      shell(...pack, ...install, "npx @partner-licenses/mock"),
      "Not on npm yet: [what this installs](guides/getting-started.md#install-the-client).",
    ].join("\n\n"),
  ],
  [
    "install-anew",
    "The packages are not on npm yet: [install them from a clone](getting-started.md#install-the-client) first, and here run `npm install <clone>/tarballs/*.tgz` in the place of `npm install`.",
  ],
]);

const note =
  "The packages are not on npm yet: [install them from a clone](getting-started.md#install-the-client) first.";

/** Says so once on each guide that runs a package, after the first block that does. */
function withNote(markdown: string): string {
  if (markdown.includes("ot on npm yet")) return markdown;
  const blocks = [...markdown.matchAll(/^```(?:sh|json|yaml)\b[^\n]*\n(.*?)^```$/gms)];
  const first = blocks.find(([, code = ""]) => code.includes("@partner-licenses/"));
  if (first === undefined) return markdown;
  const end = first.index + first[0].length;
  return `${markdown.slice(0, end)}\n\n${note}${markdown.slice(end)}`;
}

function shell(...lines: string[]): string {
  return ["```sh", ...lines, "```"].join("\n");
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
