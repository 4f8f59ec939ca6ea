import { createPartnerClient } from "@partner-licenses/client";

export const make = (fetch, baseUrl) => {
  const partner = createPartnerClient({ auth: "t", baseUrl, fetch });
  return () => partner.analytics.licenses.usage.get();
};
