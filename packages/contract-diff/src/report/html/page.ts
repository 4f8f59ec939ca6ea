import { Html, html } from "@partner-licenses/document/html";
import type { Level } from "../../types.ts";
import { type ReadText, Sources } from "../source.ts";
import { ofLevel, type ReportView } from "../view.ts";
import { bumpText, countText, levels, symbols, titles } from "../words.ts";
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
  const { title, intro, sections } = partsOf(view, read);
  return { title, intro: intro.text, sections: sections.text };
}

/** The report as one page that needs no other file and no script: both sides of each change next to each other. */
export function htmlPage(view: ReportView): string {
  const { title, intro, sections } = partsOf(view);
  const next =
    view.next === undefined ? "" : html`<footer class="muted">Next: <code>${view.next}</code></footer>\n`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${new Html(pageStyle)}
${new Html(reportStyle)}
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
${next}</body>
</html>
`.text;
}

function partsOf(view: ReportView, read?: ReadText): { title: string; intro: Html; sections: Html } {
  const sources = new Sources(read);
  const present = levels.filter((level) => ofLevel(view, level).length > 0);
  return {
    title: view.bump === "none" ? "No change of the contract" : `Contract diff: ${view.bump}`,
    intro: html`<p>${countText(view.findings)}: <code>${view.revision}</code> ${bumpText(view.bump)}.</p>
<p class="muted">Compared with <code>${view.base}</code>.</p>
${counts(view, present)}`,
    sections: lines(present.map((level) => section(view, level, sources))),
  };
}

function counts(view: ReportView, present: readonly Level[]): Html {
  if (present.length === 0) return html``;
  const links = present.map(
    (level) =>
      html`<li class="${level}"><a href="#${level}"><strong class="level">${ofLevel(view, level).length}</strong> <span aria-hidden="true">${symbols[level]}</span> ${titles[level]}</a></li>`,
  );
  return html`<nav aria-label="Levels"><ul class="counts">${links}</ul></nav>`;
}

function section(view: ReportView, level: Level, sources: Sources): Html {
  const cards = ofLevel(view, level).map((item) => findingCard(item, view, sources));
  const body = lines(cards);
  const folded =
    level === "docs" ? html`<details><summary>Show ${cards.length}</summary>\n${body}\n</details>` : body;
  return html`<section aria-labelledby="${level}">\n<h2 id="${level}" class="${level}">${titles[level]} (${cards.length})</h2>\n${folded}\n</section>`;
}

function lines(parts: readonly Html[]): Html {
  return html`${parts.map((part, index) => (index === 0 ? part : html`\n${part}`))}`;
}
