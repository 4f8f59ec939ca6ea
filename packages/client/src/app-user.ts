import {
  exchange,
  oauthError,
  type RefreshTokenStore,
  refreshTokens,
} from "@partner-licenses/client-runtime/oauth";
import { contract } from "./generated/contract.ts";
import { PartnerError } from "./generated/errors.ts";
import { tokenUrl } from "./generated/operations.ts";
import { oauthHint } from "./oauth-hints.ts";

export type { RefreshTokenStore };

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
  /** Address of the sign-in service, in place of the cloud's: over https, or on this machine. */
  signInUrl?: string | undefined;
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
  const { clientId, clientSecret, store, fetch } = options;
  return refreshTokens({
    ...{
      url: endpoint(options, "token"),
      clientId,
      clientSecret,
      store,
      fetch,
      scopes: contract.auth.scopes,
    },
    scopeOf: (scopes) => scopeOf(options, scopes),
    errorClass: PartnerError,
    hint: oauthHint,
  });
}

/** Options of {@link beginSignIn}. */
export interface SignInOptions extends Omit<AppUserOptions, "store"> {
  /** Where the sign-in service sends the browser back to: one of those of the app registration. */
  redirectUri: string;
}

/** A sign-in that a person has begun. */
export interface SignInAttempt {
  /** Where the person signs in, in a browser. */
  readonly url: string;
  /** Exchanges what came back to the redirect URI, its query, for the first refresh token. */
  redeem(answer: URLSearchParams): Promise<string>;
}

/**
 * Begins the sign-in of a person, by authorization code with PKCE (RFC 7636): its first refresh token is what `appUser()` stands on.
 * `redeem` throws a PartnerError of kind `auth`, with the OAuth error as `code` and what to do in its message.
 */
export async function beginSignIn(options: SignInOptions): Promise<SignInAttempt> {
  const { clientId, clientSecret, redirectUri, fetch: send = fetch } = options;
  const signIn = { url: endpoint(options, "token"), errorClass: PartnerError, hint: oauthHint };
  const scope = scopeOf(options, contract.auth.scopes);
  const verifier = random();
  const state = random();
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const url = new URL(endpoint(options, "authorize"));
  const asked = { client_id: clientId, response_type: "code", redirect_uri: redirectUri, scope, state };
  const proof = { code_challenge: base64url(new Uint8Array(digest)), code_challenge_method: "S256" };
  url.search = new URLSearchParams({ ...asked, ...proof }).toString();
  return {
    url: url.href,
    async redeem(answer) {
      const { error, error_description } = Object.fromEntries(answer);
      if (answer.get("state") !== state) throw oauthError(signIn, { error: "wrong_state" });
      const code = answer.get("code");
      if (error || !code)
        throw oauthError(signIn, {
          error: error || "no_code",
          ...(error_description && { error_description }),
        });
      const grant = {
        grant_type: "authorization_code",
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
      };
      const form = new URLSearchParams({ ...grant, client_id: clientId, scope });
      if (clientSecret) form.set("client_secret", clientSecret);
      const { refresh_token } = await exchange(signIn, form, send);
      if (!refresh_token) throw oauthError(signIn, { error: "no_refresh_token_given" });
      return refresh_token;
    },
  };
}

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}

function scopeOf(
  { scope, cloud }: Pick<AppUserOptions, "scope" | "cloud">,
  scopes: readonly string[],
): string {
  return `${scope ?? scopesOf(scopes, cloud)} offline_access`;
}

/** The scopes, at the cloud's own API where the contract names one. */
function scopesOf(scopes: readonly string[], cloud = "global"): string {
  const { environments } = contract;
  const { global = "" } = environments;
  return scopes.map((scope) => scope.replace(global, environments[cloud] ?? global)).join(" ");
}

function endpoint(
  { tenantId, cloud = "global", signInUrl }: Omit<AppUserOptions, "store">,
  name: "authorize" | "token",
): string {
  const url = new URL(tokenUrl || `https://${signInHosts.global}/common/oauth2/v2.0/token`);
  if (cloud !== "global") url.hostname = signInHosts[cloud];
  url.pathname = url.pathname.replace(/^\/[^/]+/, `/${encodeURIComponent(tenantId)}`).replace(/token$/, name);
  if (signInUrl === undefined) return url.href;
  const { protocol, hostname, origin } = new URL(signInUrl);
  if (protocol !== "https:" && !/^(localhost|127\.[\d.]+|\[::1])$/.test(hostname))
    throw new TypeError("A sign-in needs https");
  return origin + url.pathname;
}
