const ignored = new Set(["accept", "content-type", "authorization"]);

/**
 * Whether the specification ignores a parameter: what a client accepts and sends, and who calls, is said by `content`
 * and `security`.
 */
export function isIgnored(place: string, name: string): boolean {
  return place === "header" && ignored.has(name.toLowerCase());
}
