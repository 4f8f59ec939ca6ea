import { createPartnerClient } from "@partner-licenses/client";

const partner = createPartnerClient({
  auth: () => process.env["PARTNER_TOKEN"] ?? "",
  baseUrl: process.env["PARTNER_BASE_URL"],
});

const partnerLicensesUsage = await partner.analytics.licenses.usage.get();
console.log(partnerLicensesUsage);
