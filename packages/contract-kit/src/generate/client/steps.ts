import type { Operation } from "../../model/operations.ts";
import type { PageKind } from "../../model/pages/declared.ts";
import { literal } from "../text.ts";

const steps: Readonly<Record<PageKind, string>> = {
  cursor: "byCursor",
  offset: "byOffset",
  page: "byPage",
  link: "byLink",
  url: "byUrl",
};

/** The function of the runtime that finds the next page of an operation; undefined when it has no pages. */
export function stepOf({ pages }: Operation): string | undefined {
  return pages && steps[pages.kind];
}

/** How the pages of an operation hang together, as code; undefined when it has none. */
export function planCode({ pages }: Operation): string | undefined {
  if (pages === undefined) return undefined;
  const { kind, ...plan } = pages;
  return `${literal(plan).slice(0, -2)}, next: ${steps[kind]} }`;
}
