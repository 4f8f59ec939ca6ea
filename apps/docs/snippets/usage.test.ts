import { createPartnerClient } from "@partner-licenses/client";
import { startMock } from "@partner-licenses/mock";
import { afterAll, expect, test } from "vitest";

const mock = await startMock();
afterAll(() => mock.stop());

const partner = createPartnerClient({
  auth: "any-token",
  baseUrl: mock.url,
});

test("a workload may be used above its entitlement", async () => {
  const usage = await partner.analytics.licenses.usage.get({
    headers: { Prefer: "example=realistic" },
  });
  const percents = usage.items.map(
    (row) => row.proratedLicensesUsagePercent,
  );
  expect(Math.max(...percents)).toBeGreaterThan(100);
});

test("throttling says how long to wait", async () => {
  const call = partner.analytics.licenses.usage.get({
    headers: { Prefer: "code=429, example=throttled" },
    tries: 1,
  });
  await expect(call).rejects.toMatchObject({
    kind: "throttled",
    retryAfterMs: 57_000,
  });
});
