import matching from "@stoplight/prism-http/dist/validator/utils/wildcardMediaTypeMatch.js";

/** Whether a media type is the declared one, or one of a declared range. Prism takes `…+json` for `json`. */
export const isOfType: (type: string, declared: string) => boolean = matching.wildcardMediaTypeMatch;

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
