import type { FetchLike } from "../options.ts";

const limit = 20;

/**
 * Sends like `fetch`, but what is in one of the named headers stays at the origin that it was given for.
 * The platform takes only `Authorization` and cookies out of a request that is redirected to another origin.
 */
export function redirected(send: FetchLike, secret: readonly string[]): FetchLike {
  const own = secret.filter((name) => name !== "authorization");
  const carries = (headers: Headers) => own.some((name) => headers.has(name));
  if (own.length === 0) return send;
  return async (input, init) => {
    const whole = input instanceof Request ? input : undefined;
    const headers = new Headers(init?.headers ?? whole?.headers);
    const asked = init?.redirect ?? whole?.redirect ?? "follow";
    if (!carries(headers) || asked !== "follow") return send(input, init);
    let url = whole?.url ?? (input as string);
    // what is sent of a whole request can be read once: its body, where it has to be sent again, is that of the copy
    const copy = whole?.body ? whole.clone() : undefined;
    let response = await send(input, { ...init, headers, redirect: "manual" });
    let options: RequestInit = {
      ...(whole && { method: whole.method, signal: whole.signal, credentials: whole.credentials }),
      ...{ ...init, headers, redirect: "manual" },
    };
    for (let hops = 0; isRedirect(response) && hops < limit; hops++) {
      const next = new URL(response.headers.get("location") as string, new Request(url).url);
      // as `fetch` itself: a program may be able to read files by a URL, and no server
      if (!/^https?:$/.test(next.protocol)) throw new TypeError("A redirect leads to what is not HTTP");
      if (next.origin !== new URL(new Request(url).url).origin)
        for (const name of [...own, "authorization", "cookie"]) headers.delete(name);
      if (hops === 0 && copy) options.body = await copy.arrayBuffer();
      options = onward(response.status, options, headers);
      url = next.href;
      // nobody reads it, and it would keep the connection
      await response.body?.cancel();
      response = await send(url, options);
    }
    if (response.type === "opaqueredirect")
      throw new TypeError("The answer is a redirect, which a browser follows only with the key");
    if (isRedirect(response)) throw new TypeError(`More than ${limit} redirects`);
    return response;
  };
}

function isRedirect({ status, headers }: Response): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers.has("location");
}

/** What follows a redirect: as browsers do it, a GET, unless the status says that method and body stay. */
function onward(status: number, options: RequestInit, headers: Headers): RequestInit {
  const { method = "GET" } = options;
  if (status > 303 || method === "HEAD" || (status < 303 && method !== "POST")) return options;
  for (const name of ["content-type", "content-encoding", "content-language", "content-location"])
    headers.delete(name);
  const { body: _, ...rest } = options;
  return { ...rest, method: "GET" };
}
