import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { Html, html } from "@partner-licenses/document/html";
import { listFiles, writeFolders } from "../generate/write.ts";
import { docsTemplates } from "../templates.ts";
import type { Described } from "./facts.ts";
import { type Guide, guidesOf } from "./guides.ts";
import { type Heading, renderMarkdown } from "./markup/markdown.ts";
import { referenceText } from "./reference/text.ts";

/** What a site is made from, and where it goes. */
export interface SiteOptions {
  readonly described: Described;
  /** The contract as readers may download it. */
  readonly json: string;
  /** A folder of Markdown that is shown in the place of the guides that are written from the contract. */
  readonly guides?: string;
  readonly out: string;
}

/**
 * Writes a site that opens from a file: guides, and a reference with code samples. The folder is replaced as a whole, so
 * one that holds anything else is refused with a ContractError. Gives the names of its pages.
 */
export async function writeSite({ described, json, guides, out }: SiteOptions): Promise<string[]> {
  if (existsSync(out) && !existsSync(join(out, "reference.html")) && (await listFiles(out)).length > 0)
    throw new ContractError(`${shown(out)} holds files that are no docs site`, {
      hint: "name another folder: `--out <folder>`",
    });
  const written = guides === undefined ? await guidesOf(described.facts) : await readGuides(guides);
  const reference = referenceText(described);
  const sources = [...written, { name: "reference", markdown: reference }];
  const pages = sources.map(({ name, markdown }, index) => ({
    file: index === 0 ? "index.html" : `${name}.html`,
    name,
    ...renderMarkdown(markdown),
  }));
  const title = described.contract.info.title;
  const files = Object.fromEntries(pages.map((page) => [page.file, pageText(title, page, pages)]));
  const others = {
    "style.css": await readFile(join(docsTemplates, "style.css"), "utf8"),
    "reference.md": reference,
    "openapi.json": json,
  };
  await writeFolders([{ dir: out, files: { ...files, ...others } }]);
  return Object.keys(files);
}

/** Guides of a folder: the one that says how to begin comes first. */
async function readGuides(folder: string): Promise<Guide[]> {
  const files = (await listFiles(folder)).filter((file) => file.endsWith(".md"));
  const first = (file: string) => Number(!/^(index|getting-started)\.md$/.test(basename(file)));
  const sorted = files.sort((a, b) => first(a) - first(b));
  return Promise.all(
    sorted.map(async (file) => ({ name: basename(file, ".md"), markdown: await readFile(file, "utf8") })),
  );
}

interface Page {
  readonly file: string;
  readonly name: string;
  readonly html: string;
  readonly headings: readonly Heading[];
}

function pageText(title: string, page: Page, pages: readonly Page[]): string {
  const [first] = pages;
  const body =
    first === undefined ? page.html : page.html.replaceAll(`href="${first.name}.html`, 'href="index.html');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data: https:; base-uri 'none'; form-action 'none'">
<title>${nameOf(page)} · ${title}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<nav aria-label="${title}"><strong>${title}</strong><ul>${pages.map((each) => entry(each, page))}</ul><a href="openapi.json">openapi.json</a></nav>
<main>
${new Html(body)}
</main>
</body>
</html>
`.text;
}

const nameOf = ({ name, headings }: Page) =>
  name === "reference" ? "Reference" : (headings[0]?.text ?? name);

/** A page in the list of all; of the one at hand, what stands in it. */
function entry(page: Page, current: Page): Html {
  if (page !== current) return html`<li><a href="${page.file}">${nameOf(page)}</a></li>`;
  const deepest = page.name === "reference" ? 3 : 2;
  const inside = page.headings.filter(({ level }) => level > 1 && level <= deepest);
  const list = inside.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`);
  return html`<li><a href="${page.file}" aria-current="page">${nameOf(page)}</a>${list.length > 0 ? html`<ul>${list}</ul>` : ""}</li>`;
}
