import { words } from "@partner-licenses/document/words";

export { words };

/** `licenses/usage` → `licensesUsage`; a leading digit gets an underscore, so that the result is an identifier. */
export function camelCase(name: string): string {
  const [first = "", ...rest] = words(name);
  const joined = first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capitalize).join("");
  return /^\p{N}/u.test(joined) ? `_${joined}` : joined;
}

/** `customer-id` → `CustomerId`. */
export function pascalCase(name: string): string {
  return words(name).map(capitalize).join("");
}

/** The word with its first letter in upper case. */
export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
