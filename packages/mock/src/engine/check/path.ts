import { addressOf, templateParts } from "@partner-licenses/document/model/templates";
import { segmentOf } from "../route/segment.ts";

/** Takes the texts of a template's variables, still percent-encoded, out of a path. */
export type PathReader = (path: string) => Map<string, string>;

/** Reads paths of a template. The reader throws a URIError when the encoding of a path is broken. */
export function pathReader(template: string): PathReader {
  const segments = templateParts(addressOf(template).path).map(segmentOf);
  return (path) => {
    if (path.includes("%")) decodeURIComponent(path);
    const texts = new Map<string, string>();
    const given = path.split("/");
    for (const [index, { names, pattern }] of segments.entries()) {
      if (names.length === 0) continue;
      const raw = given[index] ?? "";
      // What stands around a variable may be encoded too.
      const found = pattern.exec(raw) ?? pattern.exec(decodeURIComponent(raw)) ?? [];
      for (const [order, name] of names.entries()) {
        const text = found[order + 1];
        if (text !== undefined) texts.set(name, text);
      }
    }
    return texts;
  };
}
