import type { Level } from "../../diff/types.ts";
import { Sources } from "../source.ts";
import { ofLevel, type ReportView } from "../view.ts";
import { bumpText, countText, levels, symbols, titles } from "../words.ts";
import { escapeHtml } from "./escape.ts";
import { findingCard } from "./finding.ts";
import { style } from "./style.ts";

/** The report as one page that needs no other file and no script: both sides of each change next to each other. */
export function html(view: ReportView): string {
  const sources = new Sources();
  const present = levels.filter((level) => ofLevel(view, level).length > 0);
  const title = view.bump === "none" ? "No change of the contract" : `Contract diff: ${view.bump}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${style}
</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>${escapeHtml(countText(view.findings))}: <code>${escapeHtml(view.revision)}</code> ${bumpText(view.bump)}.</p>
<p class="muted">Compared with <code>${escapeHtml(view.base)}</code>.</p>
${counts(view, present)}
</header>
<main>
${present.map((level) => section(view, level, sources)).join("\n")}
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
