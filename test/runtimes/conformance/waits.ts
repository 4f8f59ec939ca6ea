import { type Check, equal, failure, holds, meet, pause, type Seen } from "./harness.ts";

const gap = ([first, second]: readonly Seen[]): number => (second?.at ?? 0) - (first?.at ?? 0);
// Clocks of timers and of dates may differ by a few milliseconds.
const tolerance = 20;

/** Tries and waits. */
export const waits: readonly Check[] = [
  {
    name: "waits Retry-After in seconds, with the same request id",
    async run(on) {
      const { get, seen } = meet(on, "throttled");
      await get();
      const requests = await seen();
      equal(requests.length, 2, "requests");
      holds(gap(requests) >= 1000 - tolerance, `waited ${gap(requests)} ms instead of 1 s`);
      equal(new Set(requests.map(({ headers }) => headers["ms-requestid"])).size, 1, "request ids");
    },
  },
  {
    name: "waits Retry-After as a date, by the clock of the service",
    async run(on) {
      const { get, seen } = meet(on, "throttled-date");
      await get();
      const requests = await seen();
      equal(requests.length, 2, "requests");
      holds(gap(requests) >= 2000 - tolerance, `waited ${gap(requests)} ms instead of 2 s`);
    },
  },
  {
    name: "tries 503 again",
    async run(on) {
      const { get, seen } = meet(on, "flaky");
      equal((await get()).totalCount, 1, "rows");
      equal((await seen()).length, 3, "requests");
    },
  },
  {
    name: "one requested wait holds back all calls of the client",
    async run(on) {
      const { get, seen } = meet(on, "throttled");
      const first = get();
      while ((await seen()).length === 0) await pause(20);
      await pause(100);
      await Promise.all([first, get(), get()]);
      const requests = await seen();
      equal(requests.length, 4, "requests");
      holds(gap(requests) >= 1000 - tolerance, `a call came ${gap(requests)} ms after the throttle`);
    },
  },
  {
    name: "gives up at once when asked to wait too long",
    async run(on) {
      const { get, seen } = meet(on, "throttled-long");
      const error = await failure(get());
      equal([error.kind, error.status, error.retryAfterMs], ["throttled", 429, 300_000], "error");
      equal([(await seen()).length, error.attempts.length], [1, 1], "tries");
    },
  },
  {
    name: "reports attempts, retries and the end as events",
    async run(on) {
      const types: string[] = [];
      const { get } = meet(on, "flaky", { onEvent: ({ type }) => types.push(type) });
      await get();
      const wanted = ["attempt", "retry", "attempt", "retry", "attempt", "done"];
      equal(
        types.filter((type) => wanted.includes(type)),
        wanted,
        "events",
      );
    },
  },
  {
    name: "a listener that throws does no harm",
    async run(on) {
      const { get } = meet(on, "ok", {
        onEvent() {
          throw new Error("listener");
        },
      });
      equal((await get()).totalCount, 1, "rows");
    },
  },
];
