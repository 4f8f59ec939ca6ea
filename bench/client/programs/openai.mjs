import OpenAI from "openai";

export const make = (fetch, baseURL) => {
  const client = new OpenAI({ apiKey: "t", baseURL, fetch });
  return () => client.get("/v1/analytics/licenses/usage");
};
