import { bypass, type HttpHandler, http } from "msw";

/**
 * A handler that lets a running mock answer, of whatever contract it is: for browsers, which read no contracts. It
 * takes all requests below `baseUrl`; the path of that is not sent.
 */
export function fromMock(mockUrl: string, baseUrl: string): HttpHandler {
  const base = baseUrl.replace(/\/$/, "");
  const below = new URL(base).pathname.replace(/\/$/, "");
  return http.all(`${base}/*`, ({ request }) => {
    const { pathname, search } = new URL(request.url);
    const target = mockUrl.replace(/\/$/, "") + pathname.slice(below.length) + search;
    return fetch(bypass(new Request(target, request)));
  });
}
