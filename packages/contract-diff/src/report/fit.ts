/** A part of a text that has a short form and, when there is room, a full one. */
export interface Item {
  readonly short: string;
  readonly full: () => string;
}

/** A heading and its items. A folded section is closed when the page opens. */
export interface Section {
  readonly heading: string;
  readonly folded: boolean;
  readonly items: readonly Item[];
}

/** The size of a text in UTF-8, which is never less than its number of characters. */
export function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}

/**
 * Writes sections into at most `room` bytes: every item in its short form as far as they go,
 * then the full form for as many as fit, from the first on.
 */
export function fitting(sections: readonly Section[], room: number): string {
  const frame = sections.reduce((sum, section) => sum + frameOf(section), 0);
  let left = room - frame;
  const texts = sections.map(({ items }) =>
    items.map(({ short }) => {
      const text = bullet(short);
      if (sizeOf(text) + 1 > left) return undefined;
      left -= sizeOf(text) + 1;
      return text;
    }),
  );
  sections.forEach(({ items }, section) => {
    items.forEach(({ full }, index) => {
      const now = texts[section]?.[index];
      const longer = now === undefined || left < 200 ? undefined : `${full()}\n`;
      if (now === undefined || longer === undefined || sizeOf(longer) - sizeOf(now) > left) return;
      left -= sizeOf(longer) - sizeOf(now);
      (texts[section] as string[])[index] = longer;
    });
  });
  return sections.map((section, index) => write(section, texts[index] ?? [])).join("");
}

function bullet(short: string): string {
  return `<p>${short}</p>\n`;
}

const open = "<details><summary>Show</summary>\n\n";
const close = "\n</details>\n";

/** Room for the heading, the fold and the note about what is left out. */
function frameOf(section: Section): number {
  return sizeOf(section.heading) + open.length + close.length + 60;
}

function write(section: Section, texts: readonly (string | undefined)[]): string {
  const kept = texts.filter((text) => text !== undefined);
  const left = texts.length - kept.length;
  const note = left > 0 ? `\n${left} more did not fit into this comment.\n` : "";
  const body = kept.join("\n") + note;
  return `\n${section.heading}\n\n${section.folded ? `${open}${body}${close}` : body}`;
}
