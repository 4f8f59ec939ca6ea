import type { ClientRequest, IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { request as httpRequest } from "@partner-licenses/document/http";
import { MockStartError } from "../errors.ts";

export interface Outgoing {
  method: string;
  /** Path with query, below the base URL; another origin in it is dropped. */
  path: string;
  headers: Record<string, string | string[]>;
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
  { headers, body, ...rest }: Outgoing,
  timeoutMs = 30_000,
): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const call = openCall(base, { ...rest, headers: { ...headers, ...length } });
    const timer = setTimeout(() => call.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    call.once("close", () => clearTimeout(timer));
    call.once("error", reject);
    call.once("response", (response) => void collect(response).then(resolve, reject));
    call.end(body);
  });
}

/** Opens a request to the base URL's own host, whatever the path holds. */
export function openCall(base: URL, { method, path, headers }: Omit<Outgoing, "body">): ClientRequest {
  const send = base.protocol === "https:" ? httpsRequest : httpRequest;
  const { hostname, port, pathname } = base;
  return send({
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port,
    path: pathname.replace(/\/$/, "") + originForm(path),
    method,
    headers,
    agent: false,
  });
}

/** The path and query of a request target: clients of a proxy may send a whole URL. */
export function originForm(target: string): string {
  const path = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, "");
  return path.startsWith("/") ? path : `/${path}`;
}

/** Raw headers as pairs. */
export function rawPairs(raw: readonly string[]): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at < raw.length; at += 2) pairs.push([raw[at] ?? "", raw[at + 1] ?? ""]);
  return pairs;
}

async function collect(response: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const headers = Object.entries(response.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    rawHeaders: rawPairs(response.rawHeaders),
    raw: Buffer.concat(chunks),
  };
}

/** What the contract checks: JSON as a value (a byte order mark is dropped), all else as text, undefined for nothing. */
export function parseBody(raw: Buffer, type = ""): unknown {
  if (raw.length === 0) return undefined;
  const text = new TextDecoder().decode(raw);
  if (!/^application\/(?:[\w.!#$&^-]+\+)?json\s*(?:;|$)/i.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The URL of a server is none. */
export class BaseUrlError extends MockStartError {}

/** A base URL. Throws `MockStartError` that says what is wrong with it. */
export function toBaseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const bare = url && !url.search && !url.hash && !url.username && !url.password;
  if (bare && /^https?:$/.test(url.protocol)) return url;
  // What stands before the host or after the path may be a secret.
  const shown = text.replace(/[^/]*@/, "").replace(/[?#].*/, "");
  throw new BaseUrlError(
    `${shown} is not a base URL: give one like https://api.example.com, without query or user.`,
  );
}
