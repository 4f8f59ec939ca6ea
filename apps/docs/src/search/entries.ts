import { decodeHtml } from "@partner-licenses/contract-kit/docs";
import type { Page } from "../page/layout.ts";

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

/** Guides explain; the landing page, figures and the parts of the reference only mention. */
const WEIGHTS = {
  landing: 0.5,
  guide: 1,
  wide: 0.4,
  plain: 0.5,
  operation: 0.65,
  changelog: 0.7,
  report: 0.7,
} as const;

/** All places of pages, each cut at its headings; code is left out, it is long and found by the words around it. */
export const searchEntries = (pages: Page[]): SearchEntry[] => pages.flatMap(pageEntries);

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
      keywords: top ? (page.keywords ?? "") : "",
      weight: WEIGHTS[page.kind] * (top ? 1.5 : 1),
    };
  });
}

function toText(html: string): string {
  return decodeHtml(html.replaceAll(/<[^>]+>/g, " "))
    .replaceAll(/\s+/g, " ")
    .trim();
}
