/** Where the refresh token lives: a vault, not a file in the repository. */
export interface RefreshTokenStore {
  read(): Promise<string>;
  write(refreshToken: string): Promise<void>;
}

/**
 * Trades the stored refresh token for an access token,
 * and stores the refresh token that replaces it.
 */
export async function getAccessToken(
  store: RefreshTokenStore,
  login = "https://login.microsoftonline.com",
) {
  const response = await fetch(
    `${login}/${process.env.PARTNER_TENANT}/oauth2/v2.0/token`,
    {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "refresh_token",
        client_id: process.env.PARTNER_CLIENT_ID ?? "",
        client_secret: process.env.PARTNER_CLIENT_SECRET ?? "",
        refresh_token: await store.read(),
        scope:
          "https://api.partnercenter.microsoft.com/user_impersonation",
      }),
    },
  );
  const answer = await response.json();
  if (!response.ok)
    throw new Error(
      `The sign-in refused the refresh token: ${answer.error}`,
    );
  if (answer.refresh_token) await store.write(answer.refresh_token);
  return {
    token: String(answer.access_token),
    expiresOnTimestamp: Date.now() + Number(answer.expires_in) * 1000,
  };
}
