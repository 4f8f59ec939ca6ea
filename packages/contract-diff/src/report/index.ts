import { ContractError } from "@partner-licenses/document/errors";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { htmlPage } from "./html/page.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown, markdownLimit } from "./markdown.ts";
import { type PrettyOptions, pretty } from "./pretty.ts";
import { sarif } from "./sarif.ts";
import type { ReportView } from "./view.ts";

/** The formats of `contract diff --format`. */
export const formats = ["pretty", "json", "markdown", "github", "html", "sarif", "junit", "gitlab"] as const;
export type Format = (typeof formats)[number];

/** The report as text in a format. `options` is for the terminal only. */
export function render(format: Format, view: ReportView, options: PrettyOptions = {}): string {
  return renderAll(format, [view], options);
}

/** The reports of several contracts as one text. Throws a ContractError for a page, which is about one contract. */
export function renderAll(format: Format, views: readonly ReportView[], options: PrettyOptions = {}): string {
  const together = { sarif, junit, gitlab } as const;
  if (format === "sarif" || format === "junit" || format === "gitlab") return together[format](views);
  const fitting = (view: ReportView) => markdown(view, Math.floor(markdownLimit / views.length));
  const each = { json, markdown: fitting, github, html: htmlPage } as const;
  const texts = views.map((view) => (format === "pretty" ? pretty(view, options) : each[format](view)));
  if (texts.length === 1 || format === "github") return texts.join("");
  if (format === "json") return `[${texts.map((text) => text.trimEnd()).join(",\n")}]\n`;
  if (format === "html")
    throw new ContractError("a page is about one contract", { hint: "add `--contract <name>`" });
  return texts.join("\n");
}

export { type FailOn, failing, failOnLevels } from "./fail-on.ts";
export { workflowCommand } from "./github.ts";
export { type HtmlParts, htmlParts } from "./html/page.ts";
export { reportStyle } from "./html/style.ts";
export { flatFinding } from "./json.ts";
export { fence, markdown } from "./markdown.ts";
export { rulesPage } from "./rules-page.ts";
export type { ReadText } from "./source.ts";
export { readTargets, type Target } from "./targets.ts";
export { type ReportView, type Verdict, viewOf } from "./view.ts";
export {
  countText,
  levels,
  mainPlace,
  operationsText,
  overlayText,
  placeText,
  plural,
  symbols,
} from "./words.ts";
export { wrap } from "./wrap.ts";
