import type { Auth, TokenFunction, TokenRequest } from "./auth.ts";
import { clock } from "./clock.ts";
import { Refusal } from "./refusal.ts";
import type { Call } from "./shared.ts";

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
  onToken: () => void,
): TokenSource<string> {
  if (!auth || (auth as string).trim) return () => auth && checked(auth);
  let token: string | undefined;
  let expires = 0;
  let refresh = 0;
  let flight: Promise<string> | undefined;
  let challenge: string | undefined;
  let started = 0;
  const ask = async (request: TokenRequest) => {
    const answer = await (
      (auth as { getToken?: TokenFunction }).getToken?.bind(auth) ?? (auth as TokenFunction)
    )(scopes as string[], request);
    const facts = Object(answer) as Record<string, unknown>;
    const text = checked(facts.token ?? facts.accessToken ?? answer);
    expires = moment(facts.expiresOnTimestamp ?? facts.expiresOn);
    // a new token is fetched in the background when 2 minutes of life are left
    refresh = moment(facts.refreshAfterTimestamp ?? (expires && expires - 120_000));
    token = text;
    flight = undefined;
    onToken();
    return text;
  };
  const start = (claims?: string) => {
    challenge = claims;
    started = clock();
    flight = ask(claims ? { claims } : {});
    // not in `ask`, which may fail before there is a flight; nobody else may wait for it: a renewal in the background
    flight.catch(() => {
      flight = undefined;
    });
    return flight;
  };
  return (rejected, claims) => {
    // nobody gets a token any more that has less than 30 seconds to live
    if (token && token !== rejected && (rejected || expires - Date.now() > 30_000)) {
      // one that failed, or gave a token of short life, is not asked again by each call
      if (!(flight || rejected || refresh > Date.now() || clock() - started < 10_000)) start();
      return token;
    }
    // a fetch that takes longer than 100 seconds is joined by no further call: the source may never answer
    return flight && challenge === claims && clock() - started < 100_000 ? flight : start(claims);
  };
}

/** The token, when it can stand in a header. What the platform says about one that cannot would show it. */
function checked(token: unknown): string {
  if ((token as string)?.trim && /^[!-~]+$/.test(token as string)) return token as string;
  throw new Refusal(
    `The token is ${
      !token
        ? "empty"
        : (token as { access_token?: unknown }).access_token
          ? "an OAuth answer"
          : 'no ASCII word ("Bearer "?)'
    }`,
  );
}

/**
 * A moment in milliseconds since 1970, given so, as a Date or in ISO form; 0 where none is given.
 * Seconds, which would lie in 1970, are refused.
 */
function moment(given: unknown): number {
  const time = +new Date(+(given as number) || ((given as string) ?? 0));
  if (time === 0 || time > 1e11) return time;
  throw new Refusal("The expiry is no date");
}
