import type { Level } from "../../types.ts";
import { type ReadText, Sources } from "../source.ts";
import { ofLevel, type ReportView } from "../view.ts";
import { bumpText, countText, levels, symbols, titles } from "../words.ts";
import { escapeHtml } from "./escape.ts";
import { findingCard } from "./finding.ts";
import { pageStyle, reportStyle } from "./style.ts";

/** The report in pieces, for a page with a layout of its own. They need {@link reportStyle} and the project's tokens. */
export interface HtmlParts {
  readonly title: string;
  /** What was compared, and links to the levels. */
  readonly intro: string;
  /** One section for each level that has findings, under headings of level two. */
  readonly sections: string;
}

/** The report for a page with a layout of its own. `read` gives the text of the files that places name. */
export function htmlParts(view: ReportView, read?: ReadText): HtmlParts {
  const sources = new Sources(read);
  const present = levels.filter((level) => ofLevel(view, level).length > 0);
  return {
    title: view.bump === "none" ? "No change of the contract" : `Contract diff: ${view.bump}`,
    intro: `<p>${escapeHtml(countText(view.findings))}: <code>${escapeHtml(view.revision)}</code> ${bumpText(view.bump)}.</p>
<p class="muted">Compared with <code>${escapeHtml(view.base)}</code>.</p>
${counts(view, present)}`,
    sections: present.map((level) => section(view, level, sources)).join("\n"),
  };
}

/** The report as one page that needs no other file and no script: both sides of each change next to each other. */
export function html(view: ReportView): string {
  const { title, intro, sections } = htmlParts(view);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${pageStyle}
${reportStyle}
</style>
</head>
<body>
<header>
<h1>${title}</h1>
${intro}
</header>
<main>
${sections}
</main>
${view.next === undefined ? "" : `<footer class="muted">Next: <code>${escapeHtml(view.next)}</code></footer>\n`}</body>
</html>
`;
}

function counts(view: ReportView, present: readonly Level[]): string {
  if (present.length === 0) return "";
  const links = present.map(
    (level) =>
      `<li class="${level}"><a href="#${level}"><strong class="level">${ofLevel(view, level).length}</strong> <span aria-hidden="true">${symbols[level]}</span> ${titles[level]}</a></li>`,
  );
  return `<nav aria-label="Levels"><ul class="counts">${links.join("")}</ul></nav>`;
}

function section(view: ReportView, level: Level, sources: Sources): string {
  const cards = ofLevel(view, level).map((item) => findingCard(item, view, sources));
  const body = cards.join("\n");
  const folded =
    level === "docs" ? `<details><summary>Show ${cards.length}</summary>\n${body}\n</details>` : body;
  return `<section aria-labelledby="${level}">\n<h2 id="${level}" class="${level}">${titles[level]} (${cards.length})</h2>\n${folded}\n</section>`;
}
