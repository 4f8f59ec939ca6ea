import { Refusal } from "./refusal.ts";
import type { Call, RequestHeaders } from "./shared.ts";

/** What `fetch` takes as a body. Its own name is one of the DOM library, which Node's types do not have. */
export type SentBody = NonNullable<RequestInit["body"]>;

/** A request on its way out: what `fetch` takes. */
export interface Outgoing {
  url: string;
  readonly init: {
    readonly method: string;
    readonly headers: RequestHeaders;
    body?: SentBody;
    signal?: AbortSignal;
    /** Streams ask for it. */
    duplex?: "half";
  };
}

/** Makes the request of one try. */
export function buildRequest(call: Call): Outgoing {
  const { entry, input, id, credential, auth } = call;
  call.common[id] ??= commonHeaders(call);
  const headers: RequestHeaders = {};
  if (credential) put(headers, { [auth.header]: auth.prefix + credential });
  put(headers, call.sent, entry.headers);
  put(headers, call.common[id]);
  put(headers, input.header);
  put(headers, input.headers);
  const request = {
    url: call.url,
    init: { ...input.fetchOptions, method: entry.method, headers },
  };
  // the parts come last, since they have to know the caller's headers, and leave them as they are
  entry.parts?.map((part) => part(call, request));
  return request;
}

/** Headers that are the same for all calls of an operation. */
function commonHeaders({ client, version, given, entry }: Call): RequestHeaders {
  // Two options are named like roles: `locale` and `application`. No other name is both.
  // Browsers and their workers send no header that only says who the client is.
  const roles = globalThis.navigator?.appName
    ? given
    : { ...given, clientName: client, clientVersion: version };
  const headers: RequestHeaders = {};
  put(headers, { accept: entry.accept, ...entry.defaults });
  put(headers, roles, entry.headers);
  put(headers, given.headers);
  return headers;
}

/**
 * Adds headers whatever the case of their names: later ones win, missing ones do not count.
 * With `names`, the values are those of roles, and a role without a name does not count either.
 */
export function put(
  headers: RequestHeaders,
  values: object | undefined,
  names?: Readonly<Record<string, string>>,
): void {
  for (const key in values) {
    const name = names ? names[key] : key;
    const value = values[key as never];
    if (name && value != null) headers[name.toLowerCase()] = value;
  }
}

/**
 * Returns the origin of a URL. Throws a TypeError for one that may not see the token: it goes over https, or to this machine,
 * else nowhere; also when no request can be made to it.
 */
export function safeOrigin(url: string): string {
  // the request knows the whole URL where it is a path, and refuses one with credentials
  const { origin } = new URL(new Request(url).url);
  if (!/^(https:|http:..(localhost|127\.[\d.]+|\[::1])(:|$))/.test(origin))
    throw new Refusal("A token needs https");
  return origin;
}
