import type { MediaType } from "@partner-licenses/document/model/content";
import { essenceOf } from "@partner-licenses/document/model/media-types";
import matching from "@stoplight/prism-http/dist/validator/utils/wildcardMediaTypeMatch.js";
import { BoundedMap } from "../../shared/bounded.ts";

const matched = new BoundedMap<string, boolean>(1000);

/** Whether a media type is the declared one, or one of a declared range. Prism takes `…+json` for `json`. */
export function isOfType(type: string, declared: string): boolean {
  const key = `${type} ${declared}`;
  const known = matched.get(key) ?? matching.wildcardMediaTypeMatch(type, declared);
  matched.set(key, known);
  return known;
}

/** The parameters of a media type, such as its charset; names in lower case. */
export function parametersOf(type: string): Map<string, string> {
  const parts = type.split(";").slice(1);
  return new Map(
    parts.map((part) => {
      const [name = "", value = ""] = part.split(/=(.*)/s);
      return [name.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/s, "$1")];
    }),
  );
}

/**
 * The entry of a content that is closest to a `Content-Type`: the type itself, with the parameters that the contract
 * names, before the one whose suffix it has and before a range.
 */
export function contentFor(content: readonly MediaType[], given: string | undefined): MediaType | undefined {
  if (given === undefined || content.length < 2) return content[0];
  const type = essenceOf(given);
  const parameters = parametersOf(given);
  const closeness = (declared: string): number => {
    if (!isOfType(type, declared)) return 0;
    if (declared.includes("*")) return declared.startsWith("*") ? 1 : 2;
    if (essenceOf(declared) !== type) return 3;
    const named = [...parametersOf(declared)];
    return named.every(([name, value]) => parameters.get(name) === value) ? 5 + named.length : 4;
  };
  const [first, ...others] = content;
  return others.reduce(
    (best, media) => (best && closeness(media.type) > closeness(best.type) ? media : best),
    first,
  );
}
