import { createFinalURL, createQuerySerializer, defaultPathSerializer, mergeHeaders } from "openapi-fetch";
import type { Call, Shared } from "./shared.ts";
import { contractVersion, security } from "./table.ts";

/** Makes the request of one try: URL, parameters and headers as openapi-fetch serializes them. */
export function buildRequest({ operation, input, ids }: Call, { baseUrl, options }: Shared): Request {
  const { accept, contentType, headers: names, defaults } = operation;
  const { path, query, body, header, headers } = input;
  const { locale, application } = options;
  const roles: Record<string, unknown> = { ...defaults, locale, application, ...ids };
  // Browsers and their workers send no header that only tells about the client.
  if (!/^Moz/.test(globalThis.navigator?.userAgent)) {
    roles["clientName"] = "@partner-licenses/client";
    roles["clientVersion"] = contractVersion;
  }
  const own: Record<string, unknown> = { Accept: accept };
  for (const role in names) own[names[role as keyof typeof names] as string] = roles[role];
  const isJson = !contentType || /json/.test(contentType);
  if (body && (isJson || typeof body === "string")) own["Content-Type"] = contentType ?? "application/json";
  const url = createFinalURL(operation.path, {
    baseUrl,
    params: { path, query } as object,
    querySerializer: createQuerySerializer(),
    pathSerializer: defaultPathSerializer,
  });
  return new Request(url, {
    method: operation.method.toUpperCase(),
    headers: mergeHeaders(own as never, options.headers, header as never, headers),
    body: (isJson ? JSON.stringify(body) : body) as string,
  });
}

/** Puts the token on the request, unless the caller did. Throws when it would not go over https or to this machine. */
export function authorize({ url, headers }: Request, token: string | undefined): void {
  const { header, prefix } = security;
  if (!token || headers.has(header)) return;
  if (!/^[!-~]+$/.test(token)) throw new TypeError("Unusable token");
  if (!/^(https:|http:\/\/(localhost|127[\d.]+|\[::1])[:/])/.test(url))
    throw new TypeError("A token needs https");
  headers.set(header, prefix + token);
}
