/**
 * Whether an object of valid JSON text has one key twice. `JSON.parse` keeps the last value without a word, so that
 * a path or a property of a contract would vanish.
 */
export function repeatsKey(text: string, root: unknown): boolean {
  return keysWritten(text) !== keysKept(root);
}

/** How many strings of the text are followed by a colon. Jumps from quote to quote, as contracts of 10 MB exist. */
function keysWritten(text: string): number {
  let keys = 0;
  for (let open = text.indexOf('"'); open >= 0; ) {
    let close = text.indexOf('"', open + 1);
    while (isEscaped(text, close)) close = text.indexOf('"', close + 1);
    let next = close + 1;
    while (text.charCodeAt(next) <= 32) next++;
    if (text[next] === ":") keys++;
    open = text.indexOf('"', next);
  }
  return keys;
}

function isEscaped(text: string, quote: number): boolean {
  let start = quote;
  while (text[start - 1] === "\\") start--;
  return (quote - start) % 2 === 1;
}

function keysKept(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let keys = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const part of Object.values(value)) keys += keysKept(part);
  return keys;
}
