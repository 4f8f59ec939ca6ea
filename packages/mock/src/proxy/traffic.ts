import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { Incoming } from "../shared/exchange.ts";

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

/** The client's headers for the real server, addressed to it. */
export function forwardable({ headers }: IncomingMessage, upstream: URL): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !hopByHop.has(name) && name !== "content-length");
  const plain = kept.map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")]);
  return { ...Object.fromEntries(plain), host: upstream.host };
}

const decoders: Record<string, (raw: Buffer) => Buffer> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** The body as the client will see it, or `undefined` when its encoding is not known or it is broken. */
export function decoded({ headers, raw }: Incoming): Buffer | undefined {
  const encoding = headers["content-encoding"]?.trim().toLowerCase();
  if (!encoding || encoding === "identity" || raw.length === 0) return raw;
  try {
    return decoders[encoding]?.(raw);
  } catch {
    return undefined;
  }
}

/** Hands the server's answer on: same status, headers and bytes. */
export function passThrough(response: ServerResponse, answer: Incoming): void {
  response.statusCode = answer.status;
  for (const [name, value] of answer.rawHeaders) {
    if (!hopByHop.has(name.toLowerCase())) response.appendHeader(name, value);
  }
  response.end(answer.raw);
}
