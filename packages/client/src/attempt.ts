import type { CallInput, CallState, Settings } from "./call-state.ts";
import { decode } from "./decode.ts";
import { failure, httpFailure, readIds } from "./failure.ts";
import type { ResponseIds } from "./operation.ts";

/** A successful answer before it has the types of its operation. */
export interface Exchange extends ResponseIds {
  readonly data: unknown;
  readonly status: number;
  readonly headers: Headers;
}

type Raw = {
  request(method: string, path: string, init: object): Promise<{ error?: unknown; response: Response }>;
};

/**
 * One try: sends the request through the raw client and reads the whole body.
 * The per-call `fetch` carries the signal, so openapi-fetch never sees it and leaves nothing on it.
 */
export async function attempt(
  call: CallState,
  settings: Settings,
  input: CallInput,
  headers: object,
  token: string | undefined,
  signal: AbortSignal,
): Promise<Exchange> {
  const { operation } = call;
  const { query, path, body } = input;
  const { error, response } = await (settings.raw as unknown as Raw).request(
    operation.method,
    operation.path,
    {
      params: { query, path },
      headers,
      body,
      bodySerializer: /json/.test(operation.contentType ?? "") ? undefined : (given: unknown) => given,
      parseAs: "stream",
      fetch(request: Request) {
        call.url = request.url.replace(/[?#].*/, "");
        authorize(call, request, token);
        return settings.fetch(request, { signal });
      },
    },
  );
  const { status } = response;
  readIds(call, response);
  if (!response.ok) throw httpFailure(call, status, redact(error, token));
  try {
    const data = await decode(response, operation.accept);
    return { data, status, headers: response.headers, ...(call.ids as unknown as ResponseIds) };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw failure(call, "decode", `${status}, no JSON`, undefined, { status });
  }
}

/** Puts the token on the request, unless the caller did. Refuses to send it in clear text over a network. */
export function authorize(call: CallState, { url, headers }: Request, token: string | undefined): void {
  if (!token || headers.has("authorization")) return;
  if (!/^(https:|http:\/\/(localhost|127[\d.]+|\[::1])[:/])/.test(url))
    throw failure(call, "auth", "no https");
  headers.set("authorization", `Bearer ${token}`);
}

/** Takes the token out of an error body: proxies and debug pages echo request headers. */
function redact(body: unknown, token: string | undefined): unknown {
  const text = JSON.stringify(body);
  return token && text?.includes(token) ? JSON.parse(text.replaceAll(token, "[token]")) : body;
}
