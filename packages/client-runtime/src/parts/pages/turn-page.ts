import { fail } from "../../failure.ts";
import type { RequestPart } from "../part.ts";

/**
 * Sends the call to the URL of the next page, where there is one. It comes behind path and query.
 * A server behind a proxy may not know where it is: the path of the operation itself is asked for where it is served.
 */
export const turnPage: RequestPart = (call, request) => {
  const { url, repeats } = call.input.page ?? {};
  const refuse = (reason: string) => fail(call, "validation", {}, reason);
  if (repeats) throw refuse("the server repeats a page");
  if (url === undefined) return;
  const { origin, pathname } = new URL(new Request(call.url).url);
  const next = new URL(url, new Request(request.url).url);
  for (const { in: place, name } of Object.values(call.shared.schemes ?? {}))
    if (place === "query" && next.searchParams.has(name)) next.searchParams.delete(name);
  const path = call.url.slice(call.baseUrl.length);
  if (next.pathname === pathname || (path.length > 1 && next.pathname.endsWith(path))) {
    request.url = call.url + next.search;
    return;
  }
  if (next.origin !== origin) throw refuse(`the next page is at ${next.origin}`);
  call.url = origin + next.pathname;
  request.url = next.href;
};
