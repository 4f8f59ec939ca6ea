import { bypass, type HttpHandler, http } from "msw";

/**
 * A handler that lets a running mock answer, of whatever contract it is: for browsers, which read no contracts. It
 * takes all requests below `baseUrl`; the path of that is not sent.
 */
export function fromMock(mockUrl: string, baseUrl: string): HttpHandler {
  const base = baseUrl.replace(/\/$/, "");
  const below = new URL(base).pathname.replace(/\/$/, "");
  return http.all(`${base}/*`, async ({ request }) => {
    const { method, headers, signal } = request;
    const { pathname, search } = new URL(request.url);
    const target = mockUrl.replace(/\/$/, "") + pathname.slice(below.length) + search;
    // As a whole: browsers send no streams to a server of HTTP/1.
    const body = request.body === null ? null : await request.arrayBuffer();
    return fetch(bypass(new Request(target, { method, headers, signal, body })));
  });
}
