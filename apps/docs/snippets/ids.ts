import { createPartnerClient } from "@partner-licenses/client";

const partner = createPartnerClient({
  auth: process.env.PARTNER_TOKEN ?? "any-token",
  baseUrl: process.env.PARTNER_BASE_URL ?? "http://127.0.0.1:4010",
  locale: "en-US",
  application: "Contoso License Dashboard",
});

const answer = await partner.analytics.licenses.usage.get.withResponse({
  correlationId: crypto.randomUUID(),
});

console.log(`${answer.status}, ${answer.data.totalCount} rows`);
console.log(`request id ${answer.requestId}`);
console.log(`correlation id ${answer.correlationId}`);
