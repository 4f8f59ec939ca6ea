import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { copyAssets, readScript, readStyle } from "./assets.ts";
import { readContract } from "./contract.ts";
import { readFigures } from "./figures.ts";
import { expandMarkers, type Guide, readGuides } from "./guides.ts";
import { escapeHtml } from "./html.ts";
import { contractInclude } from "./includes.ts";
import { renderLanding } from "./landing.ts";
import { type Page, renderFooter, renderHeader, renderPage, type Site } from "./layout.ts";
import { llmsText } from "./llms.ts";
import { renderMarkdown } from "./markdown.ts";
import { withOpenValues } from "./open-values.ts";
import type { Contract } from "./openapi.ts";
import type { Options } from "./options.ts";
import { copyPictures, type Picture } from "./pictures.ts";
import { replaceFolder } from "./publish.ts";
import { hash, renderReference } from "./redoc.ts";
import { referenceText } from "./reference-text.ts";
import { readSamples, withSamples } from "./samples.ts";
import { searchScript } from "./search-index.ts";

/** Builds the whole site into `options.out`. Throws before it touches that folder when anything is wrong. */
export async function buildSite(options: Options): Promise<void> {
  const contract = await readContract(options.spec);
  const samples = await readSamples(options.samples);
  const figures = await readFigures(options.figures);
  await replaceFolder(options.out, async (root) => {
    const write = async (path: string, text: string) => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    };
    const guides = await readGuides(options.content);
    const site = await describeSite(contract, guides, options);
    await copyAssets(options, root);
    const pictures = await copyPictures(options.pictures, root);
    const pages = await Promise.all(
      guides.map(async (guide) => {
        const markdown = await expandMarkers(
          guide,
          options.snippets,
          (name) => figures.get(name) ?? contractInclude(contract, name),
        );
        return { markdown, page: toPage(guide, markdown, pictures) };
      }),
    );
    const reference = referenceText(contract);
    pages.push({ markdown: reference, page: plainPage(contract, reference) });
    for (const { page, markdown } of pages) {
      await write(page.path, renderPage(site, page));
      await write(page.markdown, markdown);
    }
    await write("reference/index.html", await redocPage(contract, samples, site, options, dirname(root)));
    const all = pages.map(({ page }) => page);
    await write("assets/search-index.js", searchScript(all, contract));
    const [landing, ...rest] = all;
    await write(
      "llms.txt",
      llmsText(
        site,
        landing?.description ?? "",
        rest.filter(({ kind }) => kind === "guide"),
      ),
    );
    await copyContract(options.spec, contract, root);
  });
}

async function describeSite(contract: Contract, guides: Guide[], options: Options): Promise<Site> {
  const text = await readScript(options, "theme.js");
  return {
    title: contract.info.title,
    version: contract.info.version,
    notice: guides.map(({ notice }) => notice).join(""),
    guides: guides
      .filter(({ order }) => order > 0)
      .map(({ name, title }) => ({ path: `guides/${name}.html`, title })),
    themeScript: { text, hash: hash(text) },
  };
}

function toPage(guide: Guide, markdown: string, pictures: Picture[]): Page {
  const { title, description, name } = guide;
  if (guide.order === 0) {
    const { html, headings } = renderLanding(markdown, pictures, guide.picture);
    return { kind: "landing", path: "index.html", markdown: "index.md", title, description, html, headings };
  }
  const { html, headings } = renderMarkdown(markdown);
  const path = `guides/${name}`;
  return { kind: "guide", path: `${path}.html`, markdown: `${path}.md`, title, description, html, headings };
}

function plainPage(contract: Contract, markdown: string): Page {
  return {
    kind: "plain",
    path: "reference/plain.html",
    markdown: "reference.md",
    title: "Reference as text",
    description: `Every operation and schema of ${contract.info.title} as plain text.`,
    ...renderMarkdown(markdown),
  };
}

async function redocPage(
  contract: Contract,
  samples: Map<string, string>,
  site: Site,
  options: Options,
  work: string,
): Promise<string> {
  const path = "reference/index.html";
  const parts = {
    title: escapeHtml(`Reference · ${site.title}`),
    description: escapeHtml(`Operations and schemas of ${site.title} ${site.version}.`),
    css: await readStyle(options, ["tokens.css", "bar.css", "foot.css", "redoc.css"]),
    script: `${await readScript(options, "reference.js")}\n${await readScript(options, "reference-mend.js")}`,
    header: renderHeader(site, path, path, false),
    footer: renderFooter(
      site,
      path,
      "reference.md",
      ' Drawn by <a href="https://redocly.com/redoc">Redoc</a>.',
    ),
    head: `<script>${await readScript(options, "reference-theme.js")}</script>`,
  };
  const template = await readFile(join(options.assets, "reference.hbs"), "utf8");
  return renderReference(withSamples(withOpenValues(contract), samples), parts, template, work);
}

async function copyContract(spec: string, contract: Contract, root: string): Promise<void> {
  await copyFile(spec, join(root, "openapi.json"));
  const yaml = spec.replace(/\.json$/, ".yaml");
  if (yaml === spec) return writeFile(join(root, "openapi.yaml"), stringify(contract));
  await copyFile(yaml, join(root, "openapi.yaml")).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await writeFile(join(root, "openapi.yaml"), stringify(contract));
  });
}
