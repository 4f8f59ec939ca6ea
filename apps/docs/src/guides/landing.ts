import { type Rendered, renderMarkdown } from "@partner-licenses/contract-kit/docs";
import { html } from "@partner-licenses/document/html";
import type { Picture } from "./pictures.ts";

/**
 * The landing page from its Markdown: a title and a sentence, two code blocks (commands, example), then one card per
 * second-level heading. `pictures` are screenshots of what `alt` says; there may be none.
 */
export function renderLanding(markdown: string, pictures: Picture[], alt: string): Rendered {
  const [intro = "", ...cards] = markdown.split(/\n(?=## )/);
  const hero = renderMarkdown(intro);
  const [words = "", ...figures] = hero.html.split(/(?=<figure class="code")/);
  const rendered = cards.map((card) => renderMarkdown(card));
  const page = [
    `<section class="hero"><div class="pitch">${words}${figures[0] ?? ""}</div>`,
    `<div class="proof">${figures.slice(1).join("")}</div></section>`,
    pictures.length > 0 ? screenshot(pictures, alt) : "",
    `<section class="cards" aria-label="What is in it">${rendered.map(card).join("")}</section>`,
  ].join("\n");
  return { html: page, headings: [...hero.headings, ...rendered.flatMap(({ headings }) => headings)] };
}

const card = (part: Rendered) =>
  `<div class="card">${part.html.replace(/<a class="anchor"[\s\S]*?<\/a>/, "")}</div>`;

// Two images and no <picture>: the reader's own choice of theme counts, not only the system's. The hidden one never loads.
function screenshot(pictures: Picture[], alt: string): string {
  const images = pictures.map(
    ({ theme, path, width, height }) =>
      html`<img class="only-${theme}" src="${path}" width="${width}" height="${height}" alt="${alt}" loading="lazy">`,
  );
  return html`<figure class="shot">${images}</figure>`.text;
}
