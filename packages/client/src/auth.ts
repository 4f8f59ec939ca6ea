import type { CallState } from "./call-state.ts";
import { failure } from "./failure.ts";

/** A token with its expiry, in the shapes of `@azure/identity` and `@azure/msal-node`. */
export type AccessToken =
  | string
  | {
      readonly token: string;
      /** Milliseconds since 1970. */
      readonly expiresOnTimestamp?: number | undefined;
      /** Milliseconds since 1970; from then on a new token is fetched in the background. */
      readonly refreshAfterTimestamp?: number | undefined;
    }
  | { readonly accessToken: string; readonly expiresOn?: Date | null | undefined };

/** What a token provider is told. */
export interface TokenRequest {
  /** Claims challenge of the service (Continuous Access Evaluation), to be sent to the identity provider. */
  readonly claims?: string | undefined;
}

type Awaitable<Value> = Value | Promise<Value>;
/** A function that gives a token. It is called as `getToken` of `@azure/identity` is. */
export type TokenFunction = (scopes: string[], request: TokenRequest) => Awaitable<AccessToken | null>;

/** A token, a function that gives one, or an object with `getToken()`, such as a credential of `@azure/identity`. */
export type Auth = string | TokenFunction | { getToken: TokenFunction };

/** Asks the caller's source for a token. Throws a PartnerError of kind `auth`. */
export async function fetchToken(auth: Auth, call: CallState): Promise<string> {
  let cause: unknown;
  try {
    const ask = typeof auth === "object" ? auth.getToken.bind(auth) : auth;
    const answer = typeof ask === "string" ? ask : await ask([], {});
    const { token, accessToken } = Object(answer) as { token?: string; accessToken?: string };
    const text = token ?? accessToken ?? answer;
    if (/^[!-~]+$/.test(text as string) && text) return text as string;
  } catch (error) {
    cause = error;
  }
  throw failure(call, "auth", "no token", cause);
}
