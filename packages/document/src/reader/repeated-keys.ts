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
    if (text.charCodeAt(next) === 58) keys++;
    open = text.indexOf('"', next);
  }
  return keys;
}

/** Whether backslashes before the quote make it part of the string. */
export function isEscaped(text: string, quote: number): boolean {
  let start = quote;
  while (text.charCodeAt(start - 1) === 92) start--;
  return (quote - start) % 2 === 1;
}

function keysKept(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) for (const item of value) keys += keysKept(item);
  // What was parsed inherits no keys, and lists of them would be made for each object.
  else for (const key in value) keys += 1 + keysKept((value as Record<string, unknown>)[key]);
  return keys;
}
