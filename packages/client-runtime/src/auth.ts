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

/** What a token provider is asked for. */
export interface TokenRequest {
  /** Claims challenge of the service (Continuous Access Evaluation), to be sent to the identity provider. */
  readonly claims?: string;
}

/** A function that gives a token. It is called as `getToken` of `@azure/identity` is. */
export type TokenFunction = (
  scopes: string[],
  request: TokenRequest,
) => AccessToken | null | Promise<AccessToken | null>;

/** A token, a function that gives one, or an object with `getToken()`, such as a credential of `@azure/identity`. */
export type Auth = string | TokenFunction | { getToken: TokenFunction };

/** Name and password of a user, for HTTP basic. */
export interface UserAndPassword {
  readonly username: string;
  readonly password: string;
}

/** A credential of HTTP basic, or a function that gives one. */
export type BasicAuth =
  | UserAndPassword
  | (() => UserAndPassword | string | Promise<UserAndPassword | string>)
  /** `username:password` in base64. */
  | string;

/** What a security scheme takes. */
export type Credential = Auth | BasicAuth;
