import type { AccessToken } from "../auth.ts";
import type { ApiError } from "../errors.ts";
import { exchange, oauthError, type SignIn, type TokenAnswer } from "./exchange.ts";

/** Keeps the refresh token between runs: a vault, a database, a file. Never a browser. */
export interface RefreshTokenStore {
  /** Returns the newest refresh token, or undefined when there is none yet. */
  load(): Promise<string | undefined> | string | undefined;
  /** Saves a refresh token. The provider gives no access token before this has ended well. */
  save(refreshToken: string): Promise<void> | void;
}

/** Options of {@link refreshTokens}. */
export interface RefreshOptions extends SignIn {
  readonly clientId: string;
  /** Left out by a public client. */
  readonly clientSecret?: string | undefined;
  readonly store: RefreshTokenStore;
  /** What a token must allow when nobody says it. */
  readonly scopes: readonly string[];
  /** The `scope` of a request for these scopes. */
  readonly scopeOf: (scopes: readonly string[]) => string;
  /** Replaces the global `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/**
 * Makes an `auth` option that exchanges a refresh token for an access token (RFC 6749, 6) and rotates it:
 * each exchange gives a new refresh token, which is saved before the access token is given out, so that
 * a crash in between loses nothing while the service keeps the old one valid. Exchanges take turns.
 * `getToken` throws the client's error, of kind `auth`, with the OAuth error as `code`.
 */
export function refreshTokens(options: RefreshOptions) {
  let unsaved: string | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const trade = async (scopes: readonly string[], claims: string | undefined): Promise<AccessToken> => {
    const { store, clientId, clientSecret, scopeOf } = options;
    const refreshToken = unsaved ?? (await store.load());
    if (!refreshToken) throw oauthError(options, { error: "no_refresh_token" });
    const form = new URLSearchParams({
      grant_type: "refresh_token",
      client_id: clientId,
      refresh_token: refreshToken,
      scope: scopeOf(scopes),
    });
    if (clientSecret) form.set("client_secret", clientSecret);
    if (claims) form.set("claims", claims);
    let answer: TokenAnswer;
    try {
      answer = await exchange(options, form, options.fetch ?? fetch);
    } catch (error) {
      if ((error as ApiError).code !== "invalid_grant") throw error;
      // where a token is good for one exchange, another process may have made it, and stored the next
      unsaved = undefined;
      if ((await store.load()) === refreshToken) throw error;
      return trade(scopes, claims);
    }
    if (!answer.access_token) throw oauthError(options, { error: "no_access_token" });
    unsaved = answer.refresh_token;
    if (unsaved) await store.save(unsaved);
    unsaved = undefined;
    return {
      token: answer.access_token,
      expiresOnTimestamp: Date.now() + Number(answer.expires_in ?? 3600) * 1000,
    };
  };
  return {
    getToken(
      scopes: readonly string[] = options.scopes,
      { claims }: { claims?: string } = {},
    ): Promise<AccessToken> {
      const turn = last.then(() => trade(scopes, claims));
      last = turn.catch(() => {});
      return turn;
    },
  };
}
