import { mergeHeaders } from "openapi-fetch";
import type { Call, Shared } from "./shared.ts";
import { contractVersion, parts, security } from "./table.ts";

/** Makes the request of one try. Throws a TypeError when URL or headers cannot be. */
export function buildRequest({ operation, input, ids }: Call, { baseUrl, options }: Shared): Request {
  const { path, method, accept, contentType, headers: names, defaults } = operation;
  const { locale, application } = options;
  const { body, type } = parts.encodeBody?.(input.body, contentType) ?? {};
  const roles: Record<string, unknown> = { ...defaults, locale, application, ...ids };
  // Browsers and their workers send no header that only tells about the client.
  if (!/^Mozilla/.test(globalThis.navigator?.userAgent)) {
    roles["clientName"] = "@partner-licenses/client";
    roles["clientVersion"] = contractVersion;
  }
  const headers: Record<string, unknown> = { Accept: accept, "Content-Type": type };
  for (const role in names) headers[names[role as keyof typeof names] as string] = roles[role];
  const query = input.query && parts.queryString?.(input.query);
  const url = baseUrl + (parts.fillPath?.(path, input.path ?? {}) ?? path) + (query ? `?${query}` : "");
  return new Request(url, {
    method: method.toUpperCase(),
    headers: mergeHeaders(headers as never, options.headers, input.header as never, input.headers),
    ...(body !== undefined && { body }),
  });
}

const safeForTokens = /^(https:|http:\/\/(localhost|127[\d.]+|\[::1])[:/])/;

/** Puts the token on the request, unless the caller did. Throws when it would not go over https or to this machine. */
export function authorize({ url, headers }: Request, token: string | undefined): void {
  const { header, prefix } = security;
  if (!token || headers.has(header)) return;
  if (!/^[!-~]+$/.test(token)) throw new TypeError("Unusable token");
  if (!safeForTokens.test(url)) throw new TypeError("A token needs https");
  headers.set(header, prefix + token);
}
