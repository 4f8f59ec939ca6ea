import { percent } from "@partner-licenses/document/values/wire/percent";
import { plain, presentMembers, textOf } from "@partner-licenses/document/values/wire/scalars";
import type { RequestPart } from "./part.ts";

/** Adds pairs to the query of a URL. */
export function withQuery(url: string, pairs: string): string {
  return (pairs && url + (url.includes("?") ? "&" : "?") + pairs) || url;
}

/** A query string in the style that is the default: `a=1&a=2` for a list, its members for an object. */
export function queryString(values: Readonly<Record<string, unknown>>): string {
  return presentMembers(values)
    .flatMap(([name, given]): (readonly [string, unknown])[] => {
      const value = plain(given);
      if (Array.isArray(value)) return value.map((item) => [name, item]);
      return typeof value === "object" ? presentMembers(value) : [[name, value]];
    })
    .map(([name, value]) => `${percent(name)}=${percent(textOf(value))}`)
    .join("&");
}

/** Puts the query behind the URL. */
export const addQuery: RequestPart = ({ input }, request) => {
  request.url = withQuery(request.url, queryString(input.query ?? {}));
};
