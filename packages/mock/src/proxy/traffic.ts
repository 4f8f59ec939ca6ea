import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { decompressed } from "../shared/encoding.ts";
import { type Incoming, rawPairs } from "../shared/exchange.ts";

/** Headers of one connection only (RFC 9110, 7.6.1); the rest passes. */
const hopByHop = new Set([
  ...["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection"],
  ...["te", "trailer", "transfer-encoding", "upgrade"],
]);

/** The whole body, as bytes. */
export async function readRaw(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Without the headers of one connection, those that `Connection` names among them. */
export function endToEnd(headers: readonly [string, string][]): [string, string][] {
  const own = headers.filter(([name]) => name.toLowerCase() === "connection").map(([, value]) => value);
  const named = new Set(own.flatMap((value) => value.toLowerCase().split(/\s*,\s*/)));
  return headers.filter(([name]) => !hopByHop.has(name.toLowerCase()) && !named.has(name.toLowerCase()));
}

/** The client's headers for the real server, as they came but addressed to it. */
export function forwardable(request: IncomingMessage, upstream: URL): Record<string, string | string[]> {
  const sent: Record<string, string[]> = Object.create(null);
  for (const [name, value] of endToEnd(rawPairs(request.rawHeaders))) {
    const key = name.toLowerCase();
    sent[key] = [...(sent[key] ?? []), value];
  }
  const plain = Object.entries(sent).map(([name, [first = "", ...more]]) => [
    name,
    more.length > 0 ? [first, ...more] : first,
  ]);
  const isChunked = request.headers["transfer-encoding"] !== undefined;
  return {
    ...Object.fromEntries(plain),
    host: upstream.host,
    ...(isChunked && { "transfer-encoding": "chunked" }),
  };
}

/** The body as the client will see it, or `undefined` when its encoding is not known or it is broken. */
export function decodedBody({
  headers,
  raw,
}: {
  headers: IncomingHttpHeaders;
  raw: Buffer;
}): Buffer | undefined {
  if (raw.length === 0) return raw;
  try {
    return decompressed(raw, headers["content-encoding"]);
  } catch {
    return undefined;
  }
}

/** Hands the server's answer on: same status, headers and bytes. */
export function passThrough(response: ServerResponse, answer: Incoming): void {
  response.statusCode = answer.status;
  response.sendDate = false;
  for (const [name, value] of endToEnd(answer.rawHeaders)) response.appendHeader(name, value);
  response.end(answer.raw);
}
