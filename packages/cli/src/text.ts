// East Asian wide characters without the half-width forms of their scripts; or a character that is an emoji, or is made one by the selector U+FE0F, which also stands in joined ones such as ❤️‍🔥
const wide =
  /(?![\uff61-\uffdc])[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Yi}\u3000-\u303e\u3041-\u33ff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji}\ufe0f|\p{Extended_Pictographic}\u200d/u;
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Columns that text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

/** The text in exactly `width` columns: padded with spaces, or cut with an ellipsis. */
export function fit(text: string, width: number, side: "left" | "right" = "left"): string {
  const gap = " ".repeat(Math.max(0, width - widthOf(text)));
  if (widthOf(text) <= width) return side === "left" ? text + gap : gap + text;
  let cut = "";
  for (const { segment } of segmenter.segment(text)) {
    if (widthOf(cut + segment) > width - 1) break;
    cut += segment;
  }
  return fit(`${cut}…`, width, side);
}

/** The text without control characters: names from the network must not steer the terminal. What joins emoji stays. */
export function printable(text: string): string {
  return text.replaceAll(/(?!\u200d\p{Extended_Pictographic})[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\ufffd");
}

/** The text in lines of `width` columns at most, where its words allow it; `indent` stands before each line, `first` before the first. */
export function wrapped(text: string, indent: string, first = indent, width = 80): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(" ")) {
    const longer = line === first || line === indent ? line + word : `${line} ${word}`;
    if (widthOf(longer) <= width || line === first || line === indent) line = longer;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line].join("\n");
}

/** A percentage with one decimal: `104.2 %`. */
export function percent(value: number, locale: string): string {
  const digits = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${digits.format(value)} %`;
}

/** The day of a date-time in UTC: `2026-06-08`. Text that is not a date stays as it is. */
export function day(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? printable(text) : new Date(time).toISOString().slice(0, 10);
}
