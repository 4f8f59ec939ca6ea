import { serialisationOf } from "@partner-licenses/document/model/style";
import { encodeParameter, type Written } from "@partner-licenses/document/values/wire/encode";
import { presentMembers } from "@partner-licenses/document/values/wire/scalars";
import { put } from "../request.ts";
import type { Call } from "../shared.ts";
import type { RequestPart } from "./part.ts";
import { fillPath } from "./path.ts";
import { withQuery } from "./query.ts";

type Place = "path" | "query" | "header" | "cookie" | "querystring";

function writtenOf({ entry }: Call, place: Place, name: string): Written {
  const own = entry.styles?.[name ? `${place} ${name}` : place] ?? {};
  const { content, encoding = {} } = own;
  return {
    ...{ name, in: place, ...serialisationOf(own, place, "3.2") },
    content: content === undefined ? undefined : { type: content, value: { encoding } },
  };
}

/** Puts all parameters where they belong, each in its own style. It takes the place of `addPath` and `addQuery`. */
export const addParameters: RequestPart = (call, request) => {
  const { input } = call;
  const { headers } = request.init;
  const encode = (place: Place, name: string, value: unknown) =>
    encodeParameter(writtenOf(call, place, name), value);
  const texts = (place: Place, values: unknown) =>
    presentMembers(values)
      .map(([name, value]) => [name, encode(place, name, value), value] as const)
      // a list or an object without members has no text, and an empty text is one
      .filter(([, text, value]) => text !== "" || (place === "header" && value === ""));
  fillPath(call, request, (name, value) => encode("path", name, value));
  const query = [
    ...texts("query", input.query).map(([, text]) => text),
    ...(input.querystring === undefined ? [] : [encode("querystring", "", input.querystring)]),
  ];
  request.url = withQuery(request.url, query.join("&"));
  // what has no text, such as an empty list, was put there as it is
  for (const name in input.header) delete headers[name.toLowerCase()];
  put(headers, Object.fromEntries(texts("header", input.header).map(([name, text]) => [name, text])));
  put(headers, input.headers);
  const cookies = texts("cookie", input.cookie).map(([, text]) => text);
  if (cookies.length > 0) addCookie(headers, cookies.join("; "));
};

/** Adds to the cookies of a request. Browsers send their own cookies only, and drop these without a word. */
export function addCookie(headers: Record<string, string>, pairs: string): void {
  headers.cookie = headers.cookie ? `${headers.cookie}; ${pairs}` : pairs;
}
