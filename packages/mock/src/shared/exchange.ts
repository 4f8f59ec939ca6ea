import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { MockStartError } from "../errors.ts";

export interface Outgoing {
  method: string;
  /** Path with query, below the base URL. */
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

export interface Incoming {
  status: number;
  /** Lowercase names; repeated headers joined by a comma. */
  headers: Record<string, string>;
  /** As they came, in order. */
  rawHeaders: [name: string, value: string][];
  raw: Buffer;
}

/** Sends one request with exactly these headers. Rejects when no whole answer comes within `timeoutMs`. */
export function exchange(
  base: URL,
  { method, path, headers, body }: Outgoing,
  timeoutMs = 30_000,
): Promise<Incoming> {
  const send = base.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const url = new URL(base.pathname.replace(/\/$/, "") + path, base);
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const call = send(url, { method, headers: { ...headers, ...length }, agent: false });
    const timer = setTimeout(() => call.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    call.once("close", () => clearTimeout(timer));
    call.once("error", reject);
    call.once("response", (response) => void collect(response).then(resolve, reject));
    call.end(body);
  });
}

async function collect(response: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const headers = Object.entries(response.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  const rawHeaders: Incoming["rawHeaders"] = [];
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    rawHeaders.push([response.rawHeaders[at] ?? "", response.rawHeaders[at + 1] ?? ""]);
  }
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    rawHeaders,
    raw: Buffer.concat(chunks),
  };
}

/** What the contract checks: JSON as a value (a byte order mark is dropped), all else as text, `null` for nothing. */
export function parseBody(raw: Buffer, type = ""): unknown {
  if (raw.length === 0) return null;
  const text = new TextDecoder().decode(raw);
  if (!/^application\/(?:[\w.!#$&^-]+\+)?json\s*(?:;|$)/i.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A base URL. Throws `MockStartError` that says what is wrong with it. */
export function toBaseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.username) return url;
  throw new MockStartError(
    `${text} is not a base URL: give one like https://api.example.com, without query or user.`,
  );
}
