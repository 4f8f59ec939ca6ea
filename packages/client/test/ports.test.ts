import { createClient } from "@partner-licenses/client-runtime";
import { expect, test, vi } from "vitest";
import { buildChain } from "../src/generated/chain.ts";
import { contract } from "../src/generated/contract.ts";
import { operations } from "../src/generated/operations.ts";
import type { PartnerApi, PartnerChain, PartnerEvent } from "../src/index.ts";
import { answer } from "./support/client.ts";

test("clock, chance and ids are those that the client is given", async () => {
  vi.useFakeTimers();
  let now = 1000;
  let count = 0;
  const chance = [0, 0.5];
  const events: PartnerEvent[] = [];
  const headers: (string | null)[][] = [];
  const partner = createClient<PartnerApi, PartnerChain>(
    { ...contract, operations, chain: buildChain },
    {
      baseUrl: "https://partner.test",
      onEvent: (event) => events.push(event),
      async fetch(input, init) {
        const sent = new Request(input, init).headers;
        headers.push([sent.get("ms-requestid"), sent.get("ms-correlationid")]);
        return headers.length < 3 ? new Response("", { status: 503 }) : answer(200);
      },
    },
    { now: () => now++, random: () => chance.shift() ?? 0, newId: () => `id-${++count}` },
  );
  const call = partner.analytics.licenses.usage.get.withResponse();
  await vi.runAllTimersAsync();
  const { requestId } = await call;
  vi.useRealTimers();
  expect(requestId).toBe("id-1");
  expect(headers).toEqual(Array.from({ length: 3 }, () => ["id-1", "id-2"]));
  // half of 0.5 s, then three quarters of 1 s
  expect(events.flatMap((event) => (event.type === "retry" ? [event.waitMs] : []))).toEqual([250, 750]);
  const done = events.find((event) => event.type === "done");
  expect(done?.attempts.map(({ startedAt }) => startedAt >= 1000 && startedAt < now)).toEqual([
    true,
    true,
    true,
  ]);
});
