import Anthropic from "@anthropic-ai/sdk";

export const make = (fetch, baseURL) => {
  const client = new Anthropic({ authToken: "t", apiKey: null, baseURL, fetch });
  return () => client.get("/v1/analytics/licenses/usage");
};
