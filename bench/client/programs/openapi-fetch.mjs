import createClient from "openapi-fetch";

export const make = (fetch, baseUrl) => {
  const client = createClient({ baseUrl, fetch, headers: { Authorization: "Bearer t" } });
  return async () => {
    const { data, response } = await client.GET("/v1/analytics/licenses/usage");
    if (!response.ok) throw new Error(`status ${response.status}`);
    return data;
  };
};
