import type { Auth, TokenRequest } from "./auth.ts";
import type { Call } from "./shared.ts";

/** Under this rest of life a new token is fetched in the background, in milliseconds. */
const refreshWindow = 120_000;
/** Under this rest of life nobody gets the token any more. */
const expiryWindow = 30_000;
/** A fetch that takes longer is joined by no further call: the source may never answer. In milliseconds. */
const patience = 100_000;

/** A token; or several credentials of one request, which are replaced in a text as one token is. */
export type Token = string | { readonly length: number; [Symbol.replace](text: string, by: string): string };

/**
 * Gives the token, at once when it is at hand. `rejected` is one that the service refused: it is not given again from the cache.
 * Where operations ask for different credentials, it needs the call.
 */
export type TokenSource<Given extends Token = Token> = (
  rejected?: Token,
  claims?: string,
  call?: Call,
) => Promise<Given> | string | undefined;

/**
 * Keeps the token of a source while it lives. Calls at the same time share one fetch.
 * A token that says nothing of its life is asked for on each call, since only the source knows whether it still holds.
 */
export function tokenSource(
  auth: Auth | undefined,
  scopes: readonly string[],
  now: () => number,
  onToken: () => void,
): TokenSource<string> {
  if (!auth || typeof auth === "string") return () => auth && checked(auth);
  let token: string | undefined;
  let expires = 0;
  let refresh = 0;
  let flight: Promise<string> | undefined;
  let challenge: string | undefined;
  let started = 0;
  const ask = async (request: TokenRequest) => {
    try {
      const answer = await (typeof auth === "object"
        ? auth.getToken([...scopes], request)
        : auth([...scopes], request));
      const facts = Object(answer) as Record<string, unknown>;
      const text = checked(facts.token ?? facts.accessToken ?? answer);
      expires = Number(facts.expiresOnTimestamp ?? facts.expiresOn ?? 0);
      refresh = (facts.refreshAfterTimestamp as number) ?? expires - refreshWindow;
      token = text;
      onToken();
      return text;
    } finally {
      flight = undefined;
    }
  };
  const start = (claims?: string) => {
    challenge = claims;
    started = now();
    flight = ask(claims ? { claims } : {});
    // nobody may wait for it: a renewal in the background, a call that was cancelled
    flight.catch(() => {});
    return flight;
  };
  return (rejected, claims) => {
    if (token && token !== rejected && (rejected || expires - now() > expiryWindow)) {
      if (refresh < now() && !flight && !rejected) start();
      return token;
    }
    return flight && challenge === claims && now() - started < patience ? flight : start(claims);
  };
}

/** The token, when it can stand in a header. What the platform says about one that cannot would show it. */
function checked(token: unknown): string {
  if (typeof token !== "string" || !/^[!-~]+$/.test(token)) throw new TypeError("No usable token");
  return token;
}
