import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PartnerEvent } from "../src/index.ts";
import { answer, clientOver, errorOf, json } from "./support/client.ts";

const start = Date.UTC(2026, 10, 22);
beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const throttle = (seconds: number) => json({ statusCode: 429 }, 429, { "retry-after": `${seconds}` });

test("a call that waits is held on when another one has to wait longer", async () => {
  const times: number[] = [];
  const { partner } = clientOver(async () => {
    times.push(Date.now() - start);
    if (times.length === 1) return throttle(1);
    if (times.length > 2) return answer(200);
    await new Promise((resolve) => setTimeout(resolve, 500));
    return throttle(3);
  });
  const first = [partner.analytics.licenses.usage.get.safe(), partner.analytics.licenses.usage.get.safe()];
  await vi.advanceTimersByTimeAsync(100);
  const waiting = partner.analytics.licenses.usage.get();
  await vi.runAllTimersAsync();
  await Promise.all([...first, waiting]);
  expect(times.slice(0, 2)).toEqual([0, 0]);
  expect(times[2]).toBeGreaterThanOrEqual(3500);
  expect(times[2]).toBeLessThanOrEqual(3800);
});

test("the wait that is declared is the wait that is kept", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const events: PartnerEvent[] = [];
  const answers = [throttle(2), answer(200)];
  const { partner } = clientOver(async () => answers.shift() ?? answer(200), {
    onEvent: (event) => events.push(event),
  });
  await errorOf(partner.analytics.licenses.usage.get());
  const waiting = partner.analytics.licenses.usage.get();
  await vi.runAllTimersAsync();
  await waiting;
  expect(events.flatMap((event) => (event.type === "wait" ? [event.waitMs] : []))).toEqual([2100]);
  expect(Date.now() - start).toBe(2100);
});

test("a held call sends nothing when its deadline comes first: it fails at once", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.9);
  const { partner, requests } = clientOver(async () => throttle(10), { deadline: 10_500 });
  await errorOf(partner.analytics.licenses.usage.get());
  const error = await errorOf(partner.analytics.licenses.usage.get());
  expect(error).toMatchObject({ kind: "throttled", retryAfterMs: 10_000 });
  expect(Date.now() - start).toBe(0);
  expect(requests).toHaveLength(1);
});
