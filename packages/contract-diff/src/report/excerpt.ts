import type { FindingPlace } from "../types.ts";
import type { Sources } from "./source.ts";

/** A few lines of a contract around a place. */
export interface Excerpt {
  readonly file: string;
  readonly lines: readonly ExcerptLine[];
}

/** One line; `mark` is the part that the finding is about, as offsets into the text. */
export interface ExcerptLine {
  readonly number: number;
  readonly text: string;
  readonly mark?: { readonly start: number; readonly end: number };
}

/** The lines around a place, cut to `width` characters; undefined when the text is not at hand. */
export function excerptOf(
  place: FindingPlace | undefined,
  sources: Sources,
  { before = 1, after = 2, width = 72 } = {},
): Excerpt | undefined {
  if (place?.file === undefined || place.line === undefined) return undefined;
  const all = sources.lines(place.file);
  const focus = all?.[place.line - 1];
  if (all === undefined || focus === undefined) return undefined;
  const first = Math.max(1, place.line - before);
  const last = Math.min(lastLine(all), place.line + after);
  const chosen = all.slice(first - 1, Math.max(last, place.line));
  const column = (place.column ?? 1) - 1;
  // JSON on one line: show the part that holds the place.
  const from = column > width - 20 ? column - 20 : commonIndent(chosen);
  const lines = chosen.map((text, index): ExcerptLine => {
    const { head, body } = cut(text, from, width);
    const line = { number: first + index, text: head + body };
    const start = column - from + head.length;
    return line.number === place.line ? { ...line, mark: markIn(line.text, start) } : line;
  });
  return { file: place.file, lines };
}

function lastLine(lines: readonly string[]): number {
  return lines.at(-1) === "" ? lines.length - 1 : lines.length;
}

function cut(text: string, from: number, width: number): { head: string; body: string } {
  const plain = text.replaceAll("\t", " ");
  const head = plain.slice(0, from).trim() === "" ? "" : "…";
  const body = plain.slice(from);
  const room = width - head.length;
  return { head, body: body.length > room ? `${body.slice(0, room - 1)}…` : body };
}

/** The key, word or bracket that starts at `start`. */
function markIn(text: string, start: number): { start: number; end: number } {
  const from = Math.min(Math.max(start, 0), Math.max(text.length - 1, 0));
  const token = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s:,{}[\]]+)/.exec(text.slice(from))?.[0] ?? " ";
  return { start: from, end: from + Math.max(token.length, 1) };
}

function commonIndent(lines: readonly string[]): number {
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  return Math.max(0, Math.min(...indents));
}
