import { createClient } from "./generated/client";
import { getPartnerLicensesUsage } from "./generated/sdk.gen";

export const make = (fetch, baseUrl) => {
  const client = createClient({ baseUrl, fetch, auth: "t", throwOnError: true });
  return async () => (await getPartnerLicensesUsage({ client })).data;
};
