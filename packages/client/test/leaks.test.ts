import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { clientOver, json } from "./support/client.ts";

test("10,000 calls leave no listener on the caller's signal", async () => {
  const body = { totalCount: 0, items: [] };
  const { partner } = clientOver(async () => json(body), { auth: async () => "t" });
  const { signal } = new AbortController();
  for (let round = 0; round < 100; round += 1) {
    await Promise.all(Array.from({ length: 100 }, () => partner.analytics.licenses.usage.get({ signal })));
  }
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});
