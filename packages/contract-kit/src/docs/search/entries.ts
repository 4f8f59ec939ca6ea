import { decodeHtml } from "../markup/html.ts";
import type { Rendered } from "../markup/markdown.ts";

/** One place that a search can lead to: page, heading, address from the site's root, text. */
export interface SearchEntry {
  page: string;
  heading: string;
  url: string;
  text: string;
  /** Further words that lead here. */
  keywords: string;
  /** How much a find here counts. */
  weight: number;
}

/** A page to search in, and how much a find in it counts. */
export interface Searched extends Rendered {
  path: string;
  title: string;
  /** Further words that lead here. */
  keywords?: string;
  weight: number;
}

/** The places of a page, cut at its headings; code is left out, it is long and found by the words around it. */
export function searchEntries(page: Searched): SearchEntry[] {
  const html = page.html
    .replaceAll(/<figure class="code"[\s\S]*?<\/figure>/g, " ")
    .replaceAll(/<details[^>]*><summary>[^<]*<\/summary>\s*<\/details>/g, " ");
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
      keywords: top ? (page.keywords ?? "") : "",
      weight: page.weight * (top ? 1.5 : 1),
    };
  });
}

function toText(html: string): string {
  return decodeHtml(html.replaceAll("<wbr>", "").replaceAll(/<[^>]+>/g, " "))
    .replaceAll(/\s+/g, " ")
    .trim();
}
