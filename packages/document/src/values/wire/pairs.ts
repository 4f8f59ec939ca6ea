import type { Written } from "./encode.ts";
import { unpercent } from "./percent.ts";

/** How texts are decoded in the parameter's place. */
export function decoderOf({ in: place, style }: Written): (text: string) => string {
  if (place === "header" || style === "cookie") return (text) => text.trim();
  return (text) => unpercent(text, place === "query" || place === "querystring");
}

/** The raw values of a query or of a cookie header, by their decoded names. */
export function pairsOf({ in: place }: Written, text: string): Map<string, string[]> {
  const pairs = new Map<string, string[]>();
  for (const part of text.split(place === "cookie" ? ";" : "&")) {
    const trimmed = place === "cookie" ? part.trim() : part;
    if (trimmed === "") continue;
    const equals = trimmed.indexOf("=");
    const [name, value] =
      equals === -1 ? [trimmed, ""] : [trimmed.slice(0, equals), trimmed.slice(equals + 1)];
    const key = unpercent(name, place !== "cookie");
    pairs.set(key, [...(pairs.get(key) ?? []), value]);
  }
  return pairs;
}
