import { htmlParts, render, viewOf } from "@partner-licenses/contract-kit/report";
import { escapeHtml } from "@partner-licenses/document/html";
import type { Written } from "../guides/pages.ts";
import type { Page } from "../page/layout.ts";
import { changesOf } from "../page/places.ts";
import type { Step } from "../versions/steps.ts";

/** One page for each step of the history: the report of `contract diff` inside the site's own layout. */
export function reportPages(steps: Step[]): Written[] {
  return steps.filter(hasReport).map(reportPage);
}

/** Whether a step changed anything that can be reported. */
export function hasReport({ findings }: Step): boolean {
  return findings.length > 0;
}

function reportPage(step: Step): Written {
  const title = step.id === "next" ? `What changed since ${step.before}` : `What changed in ${step.name}`;
  const names = { base: step.before, revision: step.id === "next" ? "the unreleased contract" : step.name };
  const view = viewOf(names, step.bump, { findings: step.findings, faults: [] });
  const { intro, sections } = htmlParts(view, step.read);
  const headings = [...sections.matchAll(/<h2 id="([^"]+)"[^>]*>([^<]*)<\/h2>/g)];
  const page: Page = {
    kind: "report",
    path: changesOf(step),
    markdown: changesOf(step).replace(/html$/, "md"),
    title,
    description: `Each change of the contract from ${names.base} to ${names.revision}, with its place and whom it reaches.`,
    html: `<div class="diff"><h1 id="top">${escapeHtml(title)}</h1>\n${intro}\n${sections}</div>`,
    headings: [
      { level: 1, text: title, id: "top" },
      ...headings.map(([, id = "", text = ""]) => ({ level: 2, text, id })),
    ],
  };
  return { page, markdown: `# ${title}\n\n${render("markdown", view)}` };
}
