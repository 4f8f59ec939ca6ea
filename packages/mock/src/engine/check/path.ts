import { addressOf } from "@partner-licenses/document/model/templates";

const variable = /\{[^{}]*\}/g;

/**
 * The texts that stand in a path for the variables of its template, still percent-encoded.
 * Throws a URIError when the path's encoding is broken.
 */
export function textsIn(template: string, path: string): Map<string, string> {
  const given = path.split("/");
  const found = addressOf(template)
    .path.split("/")
    .flatMap((segment, index): [string, string][] => {
      const names = segment.match(variable)?.map((name) => name.slice(1, -1)) ?? [];
      const raw = given[index] ?? "";
      const plain = decodeURIComponent(raw);
      if (names.length === 0) return [];
      const pattern = new RegExp(`^${segment.split(variable).map(literal).join("(.*?)")}$`, "s");
      // What stands around a variable may be encoded too.
      const [, ...texts] = pattern.exec(raw) ?? pattern.exec(plain) ?? [];
      return names.flatMap((name, order): [string, string][] => {
        const text = texts[order];
        return text === undefined ? [] : [[name, text]];
      });
    });
  return new Map(found);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
