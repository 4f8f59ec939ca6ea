import fc from "fast-check";
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

test("whatever one answer asks for, the other calls are held 2 minutes at most, and the call itself reports it", async () => {
  const epochSecond = `${Math.round(start / 1000)}`;
  const text = fc.oneof(
    fc.constantFrom(epochSecond, "99999999999", "Fri, 31 Dec 9999 23:59:59 GMT", "1e9", "", "soon"),
    fc.integer({ min: 0, max: 1e12 }).map(String),
    fc.string({ unit: fc.constantFrom(..."0123456789.-+e ,:GMTSun") }).map((value) => value.trim()),
  );
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      let count = 0;
      const { partner, requests } = clientOver(async () =>
        count++ ? answer(200) : json({}, 429, { "retry-after": value }),
      );
      const first = await errorOf(partner.analytics.licenses.usage.get());
      if (/^\d+$/.test(value)) expect(first.retryAfterMs ?? 0).toBe(Number(value) * 1000);
      const next = await partner.analytics.licenses.usage.get.safe({ deadline: 1 });
      if (!next.ok) expect(next.error.retryAfterMs).toBeLessThanOrEqual(120_000);
      await vi.advanceTimersByTimeAsync(120_000);
      const later = await partner.analytics.licenses.usage.get.safe();
      expect(later.ok).toBe(true);
      expect(requests.length).toBeGreaterThan(1);
    }),
    { numRuns: 60 },
  );
});

test("the longest hold is an option, of the client and of a call", async () => {
  const { partner } = clientOver(async () => throttle(60), { maxWait: 5000 });
  expect((await errorOf(partner.analytics.licenses.usage.get())).retryAfterMs).toBe(60_000);
  const error = await errorOf(partner.analytics.licenses.usage.get({ deadline: 1000 }));
  expect(error.retryAfterMs).toBe(5000);
  await vi.advanceTimersByTimeAsync(5000);
  expect((await errorOf(partner.analytics.licenses.usage.get({ maxWait: 0 }))).retryAfterMs).toBe(60_000);
});

test("a call that succeeds ends the hold of the others, those that wait already too", async () => {
  let open: (response: Response) => void = () => {};
  const answers: (() => Response | Promise<Response>)[] = [
    () => new Promise<Response>((resolve) => (open = resolve)),
    () => throttle(60),
  ];
  const { partner } = clientOver(async () => answers.shift()?.() ?? answer(200));
  const slow = partner.analytics.licenses.usage.get();
  await errorOf(partner.analytics.licenses.usage.get());
  const held = partner.analytics.licenses.usage.get();
  await vi.advanceTimersByTimeAsync(500);
  open(answer(200));
  await slow;
  await partner.analytics.licenses.usage.get();
  await vi.advanceTimersByTimeAsync(1000);
  await held;
  expect(Date.now() - start).toBe(1500);
});
