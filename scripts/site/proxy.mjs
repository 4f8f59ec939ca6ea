// @ts-check
import { request as send } from "node:http";

/** Belong to one connection, not to the message (RFC 9110, 7.6.1). */
const hopByHop = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** @param {import("node:http").IncomingHttpHeaders} headers */
function passed(headers) {
  const named = String(headers.connection ?? "")
    .toLowerCase()
    .split(/\s*,\s*/);
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !hopByHop.includes(name) && !named.includes(name)),
  );
}

/**
 * Streams a request to the mock and its answer back. Host and port are the mock's whatever the path says.
 * Answers 502 when the mock cannot be reached.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {string} mockUrl
 * @param {string} path with its query, begins with `/`
 */
export function proxy(request, response, mockUrl, path) {
  const { hostname, port, host } = new URL(mockUrl);
  const headers = { ...passed(request.headers), host };
  const onward = send({ hostname, port, method: request.method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, passed(answer.headers));
    answer.on("error", () => response.destroy());
    answer.pipe(response);
  });
  onward.on("error", () => {
    if (response.headersSent) return response.destroy();
    response.writeHead(502, { "content-type": "text/plain; charset=utf-8" });
    response.end("The mock does not answer. Start it, or check the address that this server was given.\n");
  });
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}
