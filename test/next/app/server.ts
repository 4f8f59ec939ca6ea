import { createPartnerClient } from "@partner-licenses/client";

/** The client of the server, which alone has the token. */
export const partner = createPartnerClient({
  auth: () => process.env.PARTNER_TOKEN ?? "",
  baseUrl: process.env.PARTNER_URL,
});
