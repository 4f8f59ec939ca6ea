import type { AccessToken } from "./auth.ts";
import { tokenUrl } from "./generated/operations.ts";
import { exchange, oauthError } from "./oauth.ts";
import { environments, security } from "./table.ts";

/** Keeps the refresh token between runs: a vault, a database, a file. Never a browser. */
export interface RefreshTokenStore {
  /** Returns the newest refresh token, or undefined when there is none yet. */
  load(): Promise<string | undefined> | string | undefined;
  /** Saves a refresh token. The provider gives no access token before this has ended well. */
  save(refreshToken: string): Promise<void> | void;
}

/** Sign-in hosts of the documented national clouds. US Government partners use the global API with their own sign-in host. */
export const signInHosts = {
  global: "login.microsoftonline.com",
  usGovernment: "login.microsoftonline.us",
  china: "login.partner.microsoftonline.cn",
} as const;

/** Options of {@link appUser}. */
export interface AppUserOptions {
  /** Directory (tenant) id of the partner. */
  tenantId: string;
  /** Application (client) id of the registered web app. */
  clientId: string;
  /** Client secret; leave it out for a public client. */
  clientSecret?: string | undefined;
  store: RefreshTokenStore;
  /** Cloud to sign in to. Default: `global`. */
  cloud?: keyof typeof signInHosts | undefined;
  /** What the token must allow. Default: the scope of the contract, for the API of the cloud. */
  scope?: string | undefined;
  /** Replaces the global `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/**
 * Makes the `auth` option for the Secure Application Model: exchanges a refresh token for an access token (v2 endpoint)
 * and rotates it. Each exchange gives a new refresh token; it is saved before the access token is given out,
 * and the old one stays valid, so a crash in between loses nothing. Exchanges take turns, and end after 30 seconds.
 * `getToken` throws a PartnerError of kind `auth`, with the OAuth error as `code` and what to do in its message.
 */
export function appUser(options: AppUserOptions) {
  let unsaved: string | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const trade = async (scopes: readonly string[], claims: string | undefined): Promise<AccessToken> => {
    const { store, clientId, clientSecret, scope = scopesOf(scopes, options.cloud) } = options;
    const refreshToken = unsaved ?? (await store.load());
    const url = endpoint(options);
    if (!refreshToken) throw oauthError(url, { error: "no_refresh_token" });
    const form = new URLSearchParams({
      grant_type: "refresh_token",
      client_id: clientId,
      refresh_token: refreshToken,
      scope: `${scope} offline_access`,
    });
    if (clientSecret) form.set("client_secret", clientSecret);
    if (claims) form.set("claims", claims);
    const answer = await exchange(url, form, options.fetch ?? fetch);
    if (!answer.access_token) throw oauthError(url, { error: "no_access_token" });
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
      scopes: readonly string[] = security.scopes,
      { claims }: { claims?: string } = {},
    ): Promise<AccessToken> {
      const turn = last.then(() => trade(scopes, claims));
      last = turn.catch(() => {});
      return turn;
    },
  };
}

/** The scopes, at the cloud's own API where the contract names one. */
function scopesOf(scopes: readonly string[], cloud = "global"): string {
  const { global = "" } = environments;
  return scopes.map((scope) => scope.replace(global, environments[cloud] ?? global)).join(" ");
}

function endpoint({ tenantId, cloud = "global" }: AppUserOptions): string {
  const url = new URL(tokenUrl || `https://${signInHosts.global}/common/oauth2/v2.0/token`);
  if (cloud !== "global") url.hostname = signInHosts[cloud];
  url.pathname = url.pathname.replace(/^\/[^/]+/, `/${encodeURIComponent(tenantId)}`);
  return url.href;
}
