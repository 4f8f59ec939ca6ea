import type { PartnerClientOptions } from "./options.ts";
import type { Call, Shared } from "./shared.ts";
import { contractVersion, parts, security } from "./table.ts";

/** Makes the request of one try. Throws a TypeError when URL or headers cannot be. */
export function buildRequest(
  call: Call,
  { baseUrl, options, roles: known }: Shared,
  token: string | undefined,
): Request {
  const { operation, input, ids } = call;
  const { path, method, accept, contentType, headers: names, defaults } = operation;
  const { body, type } = parts.encodeBody?.(input.body, contentType) ?? {};
  const roles: Record<string, unknown> = { ...defaults, ...known, ...ids };
  const own: Record<string, unknown> = { accept, "content-type": type };
  for (const role in names) own[names[role as keyof typeof names] as string] = roles[role];
  const query = input.query && parts.queryString?.(input.query);
  call.url = baseUrl + (parts.fillPath?.(path, input.path ?? {}) ?? path);
  return new Request(query ? `${call.url}?${query}` : call.url, {
    method: method.toUpperCase(),
    headers: merge(
      { [security.header]: token && security.prefix + token },
      own,
      options.headers,
      input.header,
      input.headers,
    ),
    ...(body !== undefined && { body }),
  });
}

/** Header values by role that are the same for all calls of a client. */
export function clientRoles({ locale, application }: PartnerClientOptions): Record<string, unknown> {
  // Browsers and their workers send no header that only tells about the client.
  return /^Mozilla/.test(globalThis.navigator?.userAgent)
    ? { locale, application }
    : { locale, application, clientName: "@partner-licenses/client", clientVersion: contractVersion };
}

/** Merges headers whatever the case of their names: later ones win, undefined ones do not count. */
function merge(...sources: (object | undefined)[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const source of sources) {
    for (const name in source) {
      const value = source[name as never];
      if (value !== undefined) merged[name.toLowerCase()] = value;
    }
  }
  return merged;
}

/** Throws when a URL must not be sent the token: it goes over https, or to this machine, else nowhere. */
export function checkCarrier(url: string, token: string | undefined): void {
  if (token && !/^(https:|http:\/\/(localhost|127\.[\d.]+|\[::1])[:/])/.test(url)) {
    throw new TypeError("A token needs https");
  }
}
