import type { ServerResponse } from "node:http";

/** Sends problem+json (RFC 9457) with the mock's own words, where Prism has none that help; returns the body. */
export function sendProblem(
  response: ServerResponse,
  status: number,
  title: string,
  detail: string,
  more: Record<string, unknown> | undefined = undefined,
): string {
  const body = JSON.stringify({ type: "about:blank", title, status, detail, ...more });
  response.statusCode = status;
  response.setHeader("Content-Type", "application/problem+json");
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.end(body);
  return body;
}
