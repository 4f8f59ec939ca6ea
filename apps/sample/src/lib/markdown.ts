/** A run of plain text or of inline code. */
export interface Run {
  readonly code: boolean;
  readonly text: string;
}

/** Splits the contract's prose into lines of plain and code runs; links keep their words only. */
export function proseLines(markdown: string): Run[][] {
  const lines = markdown.split("\n").map((line) => line.trim());
  return lines.filter(Boolean).map((line) =>
    line
      .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
      .split("`")
      .map((text, index) => ({ code: index % 2 === 1, text }))
      .filter(({ text }) => text !== ""),
  );
}
