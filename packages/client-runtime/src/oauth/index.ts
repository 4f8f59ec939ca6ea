// Tokens from an OAuth 2.0 sign-in service, for servers.
export { exchange, oauthError, type SignIn, type TokenAnswer } from "./exchange.ts";
export { type RefreshOptions, type RefreshTokenStore, refreshTokens } from "./refresh-tokens.ts";
