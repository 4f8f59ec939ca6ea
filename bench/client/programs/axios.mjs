import axios from "axios";

export const make = (fetch, baseURL) => {
  const client = axios.create({
    baseURL,
    adapter: "fetch",
    env: { fetch },
    headers: { Authorization: "Bearer t" },
  });
  return async () => (await client.get("/v1/analytics/licenses/usage")).data;
};
