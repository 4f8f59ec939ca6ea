import { escapeHtml } from "@partner-licenses/document/html";
import { Marked, type Tokens } from "marked";
import { codeBlock } from "./highlight.ts";
import { decodeHtml, uniqueSlugs } from "./html.ts";

export interface Heading {
  level: number;
  text: string;
  id: string;
}

export interface Rendered {
  html: string;
  headings: Heading[];
}

/** Renders Markdown: headings get anchors, code is coloured, tables scroll, links to `.md` files go to their pages. */
export function renderMarkdown(markdown: string): Rendered {
  const headings: Heading[] = [];
  const toId = uniqueSlugs();
  const marked = new Marked({
    renderer: {
      html: withoutScripts,
      heading({ tokens, depth }) {
        const html = this.parser.parseInline(tokens);
        const text = this.parser.parseInline(tokens, this.parser.textRenderer);
        const id = toId(text);
        headings.push({ level: depth, text: decodeHtml(text), id });
        if (depth === 1) return `<h1 id="${id}">${html}</h1>\n`;
        return `<h${depth} id="${id}">${html}<a class="anchor" href="#${id}" aria-label="Link to ${escapeHtml(decodeHtml(text))}">#</a></h${depth}>\n`;
      },
      code({ text, lang }) {
        const [language = "", file] = (lang ?? "").split(/\s+/);
        return `${codeBlock(text, language, file)}\n`;
      },
      link({ href, title, tokens }) {
        const target = /^[a-z]+:/i.test(href) ? href : href.replace(/\.md(?=#|$)/, ".html");
        const tip = title ? ` title="${escapeHtml(title)}"` : "";
        return `<a href="${escapeHtml(target)}"${tip}>${this.parser.parseInline(tokens)}</a>`;
      },
      table(token) {
        return tableHtml(token, (tokens) => this.parser.parseInline(tokens));
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  return { html, headings };
}

/** Renders one line of Markdown without a paragraph around it. */
export const renderInline = (markdown: string): string =>
  new Marked({ renderer: { html: withoutScripts } }).parseInline(markdown, { async: false });

// Contracts may be anybody's: a script in one is text.
const withoutScripts = ({ text }: { text: string }) => text.replaceAll(/<(?=\/?script\b)/gi, "&lt;");

// Rows of so few characters are read side by side even on a narrow screen.
const COMPACT = 45;

// Figures and many columns may not fit: they scroll, so the keyboard must reach them.
function tableStart(labels: readonly string[], wide: boolean): string {
  if (!wide) return '<div class="table">';
  return `<div class="table wide" tabindex="0" role="group" aria-label="${escapeHtml(labels.find((label) => label !== "") ?? "Table")}, wide table">`;
}

// Addresses and paths in narrow cells break between their parts, not within a word.
function breakable(code: string): string {
  return code.replaceAll(/[/.=,](?=\w)/g, "$&<wbr>");
}

// Roles are spelt out because narrow screens lay rows out as blocks, which takes the table's meaning away.
function tableHtml(token: Tokens.Table, inline: (tokens: Tokens.TableCell["tokens"]) => string): string {
  const labels = token.header.map((cell) => cell.text.replaceAll(/[`*_]/g, ""));
  const numeric = labels.map((_, index) => {
    const filled = token.rows.flatMap((row) => row[index]?.text || []);
    return filled.length > 0 && filled.every((text) => /^[\d.,]+$/.test(text));
  });
  const longest = labels.map((_, index) =>
    Math.max(...token.rows.map((row) => row[index]?.text.length ?? 0)),
  );
  const sum = (lengths: number[]) => lengths.reduce((total, length) => total + length, 0);
  const compact = sum(longest) <= COMPACT || (labels.length > 3 && sum(longest.slice(1)) <= COMPACT);
  // A matrix: its rows have names, as its columns do.
  const matrix = token.rows.every(([first]) => first?.tokens[0]?.type === "strong");
  const wide = labels.length > 6 || numeric.filter(Boolean).length > 2 || compact || matrix;
  const kind = (index: number) => (numeric[index] && index > 0 ? ' class="number"' : "");
  const head = token.header
    .map(({ text, tokens }, index) =>
      // A corner without a word names nothing.
      text === "" ? "<td></td>" : `<th role="columnheader" scope="col"${kind(index)}>${inline(tokens)}</th>`,
    )
    .join("");
  const rows = token.rows.map((row) => {
    const cells = row.map((cell, index) => {
      const label = escapeHtml(labels[index] ?? "");
      const html = inline(cell.tokens)
        .replace("✗", '<span class="bad">✗</span>')
        .replaceAll(/<code>[^<]*/g, breakable);
      if (matrix && index === 0) return `<th role="rowheader" scope="row">${html}</th>`;
      return `<td role="cell" data-label="${label}"${kind(index)}><div>${html}</div></td>`;
    });
    return `<tr role="row">${cells.join("")}</tr>`;
  });
  return `${tableStart(labels, wide)}<table role="table"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">${rows.join("\n")}</tbody></table></div>\n`;
}
