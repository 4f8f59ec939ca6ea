// What consumers write, and what must not compile. The packed types are checked with it.
import {
  type Attempt,
  createPartnerClient,
  isPartnerError,
  type OperationData,
  type PartnerError,
} from "@partner-licenses/client";
import { validation } from "@partner-licenses/client/validate";
import type { ApiFault, PartnerLicensesUsageInsights, Throttled } from "@partner-licenses/types";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(equal: Equal<A, B>): boolean => equal;

const partner = createPartnerClient({
  auth: async () => "token",
  environment: "global",
  locale: "en-US",
  tries: 2,
  timeout: undefined,
  validate: validation("warn"),
  onEvent(event) {
    if (event.type === "retry") event.waitMs.toFixed();
  },
});

const usage = await partner.analytics.licenses.usage.get({ signal: new AbortController().signal });
for (const row of usage.items) {
  same<typeof row, PartnerLicensesUsageInsights>(true);
  row.channel = "reseller";
  row.channel = "a value of tomorrow";
  row.proratedLicensesUsagePercent.toFixed(1);
}
// Indexing may miss, and the types say so.
// @ts-expect-error items[0] may be undefined
usage.items[0].channel;

const answer = await partner.analytics.licenses.usage.get.withResponse();
answer.headers.get("x");
same<typeof answer.data, OperationData<"getPartnerLicensesUsage">>(true);

const result = await partner.analytics.licenses.usage.get.safe();
if (result.ok) same<typeof result.status, 200>(true);
else if (result.status === 429) same<typeof result.error.body, Throttled | undefined>(true);
else if (result.status === 403) same<typeof result.error.body, ApiFault | undefined>(true);
else if (result.status === undefined) result.error.kind satisfies PartnerError["kind"];
// @ts-expect-error data is there after a success only
result.data;

await partner.call("getPartnerLicensesUsage", { header: { "X-Locale": "de-DE" } });
// @ts-expect-error no such operation
await partner.call("getNothing");
// @ts-expect-error no such option
await partner.analytics.licenses.usage.get({ retries: 3 });
// @ts-expect-error no such environment
createPartnerClient({ environment: "mars" });

try {
  await partner.analytics.licenses.usage.get();
} catch (thrown) {
  if (isPartnerError(thrown)) {
    thrown.attempts satisfies readonly Attempt[];
    thrown.retryAfterMs satisfies number | undefined;
    // @ts-expect-error facts are read-only
    thrown.status = 1;
  }
}
