import { createPartnerClient } from "@partner-licenses/client";

const partner = createPartnerClient({
  auth: process.env.PARTNER_TOKEN ?? "any-token",
  baseUrl: process.env.PARTNER_BASE_URL ?? "http://127.0.0.1:4010",
});

const usage = await partner.analytics.licenses.usage.get();

console.table(usage.items, [
  "serviceName",
  "workloadName",
  "proratedLicensesUsagePercent",
]);
