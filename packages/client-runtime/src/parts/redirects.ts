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
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    if (!carries(headers)) return send(input, init);
    let url = input instanceof Request ? input.url : input;
    let options: RequestInit = { ...init, headers, redirect: "manual" };
    let response = await send(input, options);
    for (let hops = 0; isRedirect(response) && hops < limit; hops++) {
      const next = new URL(response.headers.get("location") as string, url);
      if (next.origin !== new URL(url).origin)
        for (const name of [...own, "authorization", "cookie"]) headers.delete(name);
      options = onward(response.status, options, headers);
      url = next.href;
      response = await send(url, options);
    }
    if (response.type === "opaqueredirect")
      throw new TypeError("The answer is a redirect, which a browser follows only with the key");
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
  headers.delete("content-type");
  const { body: _, ...rest } = options;
  return { ...rest, method: "GET" };
}
