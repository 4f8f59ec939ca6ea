// @ts-check
// Markdown from somebody whom we do not trust, made fit for a comment that a bot signs.

/** A character without width: it breaks what GitHub would act on, and a reader does not see it. */
const gap = "\u200b";

// `details`, `summary`, `p` and `code` without attributes, and three entities: a report is written with these.
/** @type {[pattern: RegExp, by: string][]} */
const breaks = [
  [/&(?!(?:lt|gt|amp);)/g, `&${gap}`],
  [/<(?!\/?(?:details|summary|p|code)>)/g, `<${gap}`],
  [/!\[/g, `!${gap}[`],
  [/\](?=[(:])/g, `]${gap}`],
  [/:\/\//g, `:${gap}//`],
  [/\bwww\./gi, `www${gap}.`],
  [/@(?=\w)/g, `@${gap}`],
  [/#(?=\d)/g, `#${gap}`],
  [/\bGH-(?=\d)/gi, `GH-${gap}`],
];

const controls = /[\p{Cc}\p{Cf}]/gu;

/**
 * Takes links, images, mentions, references and HTML out of a text; code and headings stay.
 * @param {string} text
 * @param {number} most characters; a longer text is cut at a line, and says so
 */
export function harmless(text, most = 60_000) {
  const plain = text.replace(controls, (character) => (/[\n\t]/.test(character) ? character : ""));
  const broken = breaks.reduce((so, [pattern, by]) => so.replace(pattern, by), plain);
  if (broken.length <= most) return broken;
  return `${broken.slice(0, broken.lastIndexOf("\n", most))}\n\n… shortened: the whole report is an artifact of the run.`;
}
