import { type RefreshTokenStore, refreshTokens } from "@partner-licenses/client-runtime/oauth";
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
  const { clientId, clientSecret, store, cloud, scope, fetch } = options;
  return refreshTokens({
    ...{ url: endpoint(options), clientId, clientSecret, store, fetch, scopes: contract.auth.scopes },
    scopeOf: (scopes) => `${scope ?? scopesOf(scopes, cloud)} offline_access`,
    errorClass: PartnerError,
    hint: oauthHint,
  });
}

/** The scopes, at the cloud's own API where the contract names one. */
function scopesOf(scopes: readonly string[], cloud = "global"): string {
  const { environments } = contract;
  const { global = "" } = environments;
  return scopes.map((scope) => scope.replace(global, environments[cloud] ?? global)).join(" ");
}

function endpoint({ tenantId, cloud = "global" }: AppUserOptions): string {
  const url = new URL(tokenUrl || `https://${signInHosts.global}/common/oauth2/v2.0/token`);
  if (cloud !== "global") url.hostname = signInHosts[cloud];
  url.pathname = url.pathname.replace(/^\/[^/]+/, `/${encodeURIComponent(tenantId)}`);
  return url.href;
}
