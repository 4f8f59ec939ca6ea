import { encodeBody, fillPath, queryString } from "./generated/parts.ts";
import type { Parts } from "./parts.ts";
import type { Call, RequestHeaders } from "./shared.ts";
import { contractVersion, security } from "./table.ts";

/** A request on its way out: what `fetch` takes. */
export interface Outgoing {
  readonly url: string;
  readonly init: {
    readonly method: string;
    readonly headers: RequestHeaders;
    readonly body?: BodyInit;
    signal?: AbortSignal;
  };
}

/** Makes the request of one try. */
export function buildRequest(call: Call, token: string | undefined): Outgoing {
  const { shared, operation, input, id, sent } = call;
  const { path, method, headers: names } = operation;
  // A part that the contract does not need is undefined, and what hangs on it falls out of the bundle.
  // The compiler knows one contract only, so that conditions say that there are others: `as Parts[…]`.
  const encoded = encodeBody?.(input.body, operation.contentType);
  const query = queryString && input.query && queryString(input.query);
  call.url = shared.baseUrl + (fillPath?.(path, input.path ?? {}) ?? path);
  shared.headers[id] ??= commonHeaders(call);
  const common = { ...shared.headers[id] };
  const put = (name: string | undefined, value: string | null | undefined) => {
    if (name && value) common[name.toLowerCase()] ??= value;
  };
  put(security.header, token && security.prefix + token);
  if (encodeBody as Parts["encodeBody"]) put("content-type", encoded?.type);
  for (const role in sent) put(names[role as keyof typeof names], sent[role]);
  const headers = input.header || input.headers ? merge(common, input.header, input.headers) : common;
  return {
    url: (queryString as Parts["queryString"]) && query ? `${call.url}?${query}` : call.url,
    init: {
      method: method.toUpperCase(),
      headers,
      ...((encodeBody as Parts["encodeBody"]) && encoded?.body !== undefined && { body: encoded.body }),
    },
  };
}

/** Headers that are the same for all calls of an operation. */
function commonHeaders({ shared: { options }, operation }: Call): RequestHeaders {
  const { accept, headers: names, defaults } = operation;
  const roles: Record<string, unknown> = {
    ...defaults,
    locale: options.locale,
    application: options.application,
    // Browsers and their workers send no header that only tells about the client.
    ...(!/^Mozilla/.test(globalThis.navigator?.userAgent) && {
      clientName: "@partner-licenses/client",
      clientVersion: contractVersion,
    }),
  };
  const own: Record<string, unknown> = { accept };
  for (const role in names) own[names[role as keyof typeof names] as string] = roles[role];
  return merge(own, options.headers);
}

/** Merges headers whatever the case of their names: later ones win, undefined ones do not count. */
function merge(...sources: (object | undefined)[]): RequestHeaders {
  const merged: RequestHeaders = {};
  for (const source of sources) {
    for (const name in source) {
      const value = source[name as never];
      if (value !== undefined) merged[name.toLowerCase()] = value;
    }
  }
  return merged;
}

/**
 * Whether a URL may see the token: it goes over https, or to this machine, else nowhere.
 * Throws a TypeError when no request can be made to it.
 */
export function mayCarryToken(url: string): boolean {
  // the request knows the whole URL where it is a path, and refuses one with credentials
  const { protocol, hostname } = new URL(new Request(url).url);
  return /^https:|^http:(localhost|127\.[\d.]+|\[::1])$/.test(protocol + hostname);
}
