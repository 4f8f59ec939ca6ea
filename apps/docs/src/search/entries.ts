import { type ContractOperation, listOperations } from "../contract/contract.ts";
import { decodeHtml, slug } from "../markup/html.ts";
import type { Page } from "../page/layout.ts";
import type { Version } from "../versions/versions.ts";

/** One place that a search can lead to: page, heading, address from the site's root, text. */
export interface SearchEntry {
  page: string;
  heading: string;
  url: string;
  text: string;
}

/** A script that hands the index of the current version to the page. It is no JSON, since pages opened from a file may not fetch. */
export function searchScript(pages: Page[], { contract }: Version): string {
  const entries = [...listOperations(contract).map(operationEntry), ...pages.flatMap(pageEntries)];
  return `globalThis.searchIndex = ${JSON.stringify(entries).replaceAll("<", "\\u003c")};\n`;
}

function operationEntry(entry: ContractOperation): SearchEntry {
  const { operation, method, path, id } = entry;
  return {
    page: "Reference",
    heading: operation.summary ?? id,
    url: `reference/index.html${operationAnchor(entry)}`,
    text: `${method.toUpperCase()} ${path} ${id} ${toText(operation.description ?? "")}`,
  };
}

/** Where Redoc shows an operation. */
export function operationAnchor({ id, tag }: ContractOperation): string {
  return `#/${[...(tag ? [slug(tag)] : []), id.toLowerCase()].join("/")}`;
}

/** Cuts a page at its headings; code is left out, it is long and found by the words around it. */
function pageEntries(page: Page): SearchEntry[] {
  const html = page.html.replaceAll(/<figure class="code"[\s\S]*?<\/figure>/g, " ");
  const cuts = [...html.matchAll(/<h[1-4] id="([^"]+)"[^>]*>/g)];
  return cuts.map((cut, index) => {
    const heading = page.headings.find(({ id }) => id === cut[1]);
    const body = html.slice(cut.index, cuts[index + 1]?.index).replace(/<h[1-4][\s\S]*?<\/h[1-4]>/, "");
    const top = heading?.level === 1;
    return {
      page: page.title,
      heading: top ? page.title : (heading?.text ?? page.title),
      url: top ? page.path : `${page.path}#${cut[1]}`,
      text: toText(body),
    };
  });
}

function toText(html: string): string {
  return decodeHtml(html.replaceAll(/<[^>]+>/g, " "))
    .replaceAll(/\s+/g, " ")
    .trim();
}
