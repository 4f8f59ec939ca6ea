import { github } from "./github.ts";
import { htmlPage } from "./html/page.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { type PrettyOptions, pretty } from "./pretty.ts";
import type { ReportView } from "./view.ts";

/** The formats of `contract diff --format`. */
export const formats = ["pretty", "json", "markdown", "github", "html"] as const;
export type Format = (typeof formats)[number];

/** The report as text in a format. `options` is for the terminal only. */
export function render(format: Format, view: ReportView, options: PrettyOptions = {}): string {
  const writers = { json, markdown, github, html: htmlPage } as const;
  return format === "pretty" ? pretty(view, options) : writers[format](view);
}

export { type HtmlParts, htmlParts } from "./html/page.ts";
export { reportStyle } from "./html/style.ts";
export { flatFinding } from "./json.ts";
export { rulesPage } from "./rules-page.ts";
export type { ReadText } from "./source.ts";
export { type ReportView, viewOf } from "./view.ts";
export { countText, levels, mainPlace, operationsText, placeText, plural, symbols } from "./words.ts";
export { wrap } from "./wrap.ts";
