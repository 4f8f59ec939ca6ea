import { getClient } from "@azure-rest/core-client";

const credential = { getToken: async () => ({ token: "t", expiresOnTimestamp: Date.now() + 3_600_000 }) };

export const make = (httpClient, baseUrl) => {
  const client = getClient(baseUrl, credential, {
    ...(typeof httpClient === "object" && { httpClient }),
    credentials: { scopes: ["https://api.partnercenter.microsoft.com/user_impersonation"] },
  });
  return async () => {
    const { status, body } = await client.path("/v1/analytics/licenses/usage").get();
    if (status !== "200") throw new Error(`status ${status}`);
    return body;
  };
};
