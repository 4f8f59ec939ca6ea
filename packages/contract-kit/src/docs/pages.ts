import { words } from "../model/words.ts";
import type { ContractOperation } from "./contract/contract.ts";
import type { Described } from "./facts.ts";
import type { Guide } from "./guides.ts";
import { relativeTo } from "./markup/html.ts";
import { type Heading, type Rendered, renderMarkdown } from "./markup/markdown.ts";
import { around, operationPages, operationsNear, schemaPages } from "./reference/operations.ts";
import { overviewText } from "./reference/overview.ts";
import { operationPageText, schemaPageText } from "./reference/text.ts";

/** A link, from the site's root. */
export interface Link {
  readonly path: string;
  readonly title: string;
}

/** A page of the reference as it is written, in Markdown. */
export interface WrittenPage extends Link {
  readonly kind: "overview" | "operation" | "schema";
  readonly markdown: string;
  /** What is listed next to it: pages like it, or, where this is absent, what stands in it. */
  readonly near?: readonly Link[];
  /** Further words that lead a search here. */
  readonly keywords: string;
}

/** A page of the site. */
export interface SitePage extends Rendered, Link {
  readonly kind: "guide" | WrittenPage["kind"];
  readonly near: readonly Link[];
  readonly keywords: string;
}

/** The guides as pages; the first one is where the site begins. */
export function guidePages(guides: readonly Guide[]): SitePage[] {
  const [first] = guides;
  return guides.map(({ name, markdown }, index) => {
    const path = index === 0 ? "index.html" : `${name}.html`;
    const { html, headings } = renderMarkdown(markdown);
    return {
      ...{ kind: "guide", path, title: headings[0]?.text ?? name, keywords: "", headings },
      html: html.replaceAll(`href="${first?.name}.html`, 'href="index.html'),
      near: sections(path, headings),
    };
  });
}

/** The pages of the reference, in HTML. */
export function referencePages(described: Described, path: string): SitePage[] {
  return writtenReference(described, path).map(({ markdown, near, ...page }) => {
    const rendered = renderMarkdown(markdown);
    return { ...page, ...rendered, near: near ?? sections(page.path, rendered.headings) };
  });
}

/** An overview at `path`, and a page for each operation and each schema: of a thousand, a reader opens one. */
export function writtenReference(described: Described, path: string): WrittenPage[] {
  const { contract } = described;
  const schemas = schemaPages(contract);
  const toSchema = (from: string) => (name: string) => relativeTo(from, schemas.get(name) ?? path);
  const overview = overviewText(contract, { folder: "reference/", listsSchemas: true });
  const operations = operationPages(contract).map((page): WrittenPage => {
    const { entry } = page;
    return {
      ...{ kind: "operation", path: page.path, title: titleOf(entry) },
      markdown: operationPageText(described, entry, undefined, toSchema(page.path)),
      keywords: [entry.id, ...words(entry.id), entry.method, ...words(entry.path), entry.tag].join(" "),
      near: operationsNear(contract, page).map((each) => ({ path: each.path, title: titleOf(each.entry) })),
    };
  });
  const links = [...schemas].map(([title, page]): Link => ({ path: page, title }));
  const named = links.map((link): WrittenPage => {
    const schema = contract.components?.schemas?.[link.title] ?? {};
    return {
      ...{ kind: "schema", ...link, keywords: words(link.title).join(" "), near: around(links, link) },
      markdown: schemaPageText(contract, link.title, schema, toSchema(link.path)),
    };
  });
  return [
    { kind: "overview", path, title: "Reference", keywords: "", markdown: overview },
    ...operations,
    ...named,
  ];
}

const titleOf = ({ operation, id }: ContractOperation) => operation.summary ?? id;

const sections = (path: string, headings: readonly Heading[]) =>
  headings.filter(({ level }) => level === 2).map(({ id, text }) => ({ path: `${path}#${id}`, title: text }));
