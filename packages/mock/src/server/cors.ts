import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers a preflight; `false` when the request is none. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): boolean {
  const { origin, "access-control-request-method": method } = request.headers;
  if (request.method !== "OPTIONS" || !origin || !method) return false;
  allow(request, response);
  response.setHeader("Access-Control-Allow-Methods", method);
  response.setHeader("Content-Length", "0");
  response.writeHead(204).end();
  return true;
}

/** Lets the calling origin read the answer, with or without credentials. */
export function allow({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Origin", headers.origin || "*");
  response.setHeader("Access-Control-Allow-Headers", headers["access-control-request-headers"] || "*");
  response.setHeader("Access-Control-Allow-Credentials", "true");
  if (headers.origin) response.setHeader("Vary", "Origin");
}

/** Names every header: to a page that sends credentials `*` is a literal and would hide them all. */
export function expose({ headers }: IncomingMessage, response: ServerResponse): void {
  const names = headers.origin
    ? response.getHeaderNames().filter((name) => !name.startsWith("access-control-"))
    : ["*"];
  response.setHeader("Access-Control-Expose-Headers", names.join(", "));
}
