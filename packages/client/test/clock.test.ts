import { afterEach, expect, test, vi } from "vitest";
import { answer, clientOver, errorOf, json } from "./support/client.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Sets the wall clock, and no other, ten minutes forward or back. */
const stepBy = (minutes: number) => {
  const now = Date.now.bind(Date);
  vi.spyOn(Date, "now").mockImplementation(() => now() + minutes * 60_000);
};

test.each([10, -10])("a step of the wall clock by %i minutes in a call changes nothing", async (minutes) => {
  let count = 0;
  const { partner, requests } = clientOver(
    async () => {
      if (count++ > 0) return answer(200);
      stepBy(minutes);
      return new Response("", { status: 503 });
    },
    { tries: 4 },
  );
  const { data } = await partner.analytics.licenses.usage.get.withResponse();
  expect(data.items).toBeDefined();
  expect(requests).toHaveLength(2);
});

test.each([10, -10])("nor does it change how long a gate holds: %i minutes", async (minutes) => {
  const { partner } = clientOver(async () => json({}, 429, { "retry-after": "30" }));
  await errorOf(partner.analytics.licenses.usage.get());
  stepBy(minutes);
  const error = await errorOf(partner.analytics.licenses.usage.get({ deadline: 1000 }));
  expect(error.retryAfterMs).toBeGreaterThan(29_000);
  expect(error.retryAfterMs).toBeLessThanOrEqual(30_000);
});
