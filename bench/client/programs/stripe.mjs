import Stripe from "stripe";

export const make = (fetch, baseUrl) => {
  const { protocol, hostname } = new URL(baseUrl);
  const httpClient = Stripe.createFetchHttpClient(fetch);
  const client = new Stripe("t", {
    httpClient,
    host: hostname,
    protocol: protocol.slice(0, -1),
    telemetry: false,
  });
  return () => client.rawRequest("GET", "/v1/analytics/licenses/usage");
};
