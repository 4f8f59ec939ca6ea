import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { now as start, table } from "../../client-runtime/test/support/retry-after-table.ts";
import type { PartnerClientOptions, PartnerEvent } from "../src/index.ts";
import { answer, clientOver, errorOf, json } from "./support/client.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A client over a list of answers; the last one repeats. Notes when each request was sent, in ms since the start. */
function scripted(answers: (() => Response | Promise<Response>)[], options: PartnerClientOptions = {}) {
  const times: number[] = [];
  const handler = async () => {
    const next = answers[Math.min(times.length, answers.length - 1)];
    times.push(Date.now() - start);
    if (!next) throw new Error("no answer in the script");
    return next();
  };
  return { ...clientOver(handler, { tries: 4, ...options }), times };
}
const ok = () => answer(200);
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response("", { status: code, headers });
const hang = () => new Promise<Response>(() => {});
async function finish<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  await vi.runAllTimersAsync();
  return promise;
}

describe("a retry", () => {
  test.each([408, 425, 429, 500, 502, 503, 504, 520, 524, 529])("follows status %i", async (code) => {
    const { partner, times } = scripted([status(code), ok]);
    await finish(partner.analytics.licenses.usage.get());
    expect(times).toHaveLength(2);
  });

  test.each([400, 401, 403, 404, 409, 410, 412, 413, 417, 422, 501, 505])(
    "does not follow status %i",
    async (code) => {
      const { partner, times } = scripted([status(code), ok]);
      const error = await errorOf(finish(partner.analytics.licenses.usage.get()));
      expect(error.status).toBe(code);
      expect(times).toHaveLength(1);
    },
  );

  test.each([
    ["a network error", () => Promise.reject(new TypeError("fetch failed"))],
    ["an empty body", () => new Response("")],
    ["a cut-off body", () => new Response('{"items":[')],
    ["a try that takes too long", hang],
  ])("follows %s", async (_, first) => {
    const { partner, times } = scripted([first, ok]);
    await finish(partner.analytics.licenses.usage.get());
    expect(times).toHaveLength(2);
  });

  test("comes after half to all of 0.5, 1 and 2 seconds; then the error is thrown with all tries", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const { partner, times, requests } = scripted([status(503)]);
    const error = await errorOf(finish(partner.analytics.licenses.usage.get()));
    expect(times).toEqual([0, 250, 750, 1750]);
    expect(error.attempts.map(({ outcome, status: code, waitMs }) => [outcome, code, waitMs])).toEqual([
      ["http", 503, 250],
      ["http", 503, 500],
      ["http", 503, 1000],
      ["http", 503, undefined],
    ]);
    expect(new Set(requests.map(({ headers }) => headers.get("ms-requestid"))).size).toBe(1);
  });

  test("limit of tries is taken from the call, then from the client", async () => {
    const { partner, times } = scripted([status(500)], { tries: 2 });
    await errorOf(finish(partner.analytics.licenses.usage.get()));
    await errorOf(finish(partner.analytics.licenses.usage.get({ tries: 1 })));
    expect(times).toHaveLength(3);
  });
});

describe("a declared wait", () => {
  test.each(table)("Retry-After %s", async (_, headers, wanted) => {
    const { partner, times } = scripted([() => json({ statusCode: 429, message: "slow" }, 429, headers), ok]);
    const result = await finish(
      partner.analytics.licenses.usage.get.safe({ deadline: Number.POSITIVE_INFINITY }),
    );
    if (wanted === "backoff") {
      expect(times[1]).toBeGreaterThanOrEqual(250);
      expect(times[1]).toBeLessThanOrEqual(500);
    } else if (wanted > 120_000) {
      expect(times).toHaveLength(1);
      expect(!result.ok && result.error.retryAfterMs).toBe(wanted);
    } else {
      expect(times[1]).toBeGreaterThanOrEqual(wanted);
      expect(times[1]).toBeLessThanOrEqual(wanted * 1.1 + 1);
    }
  });

  test("beyond the deadline fails at once", async () => {
    const { partner, times } = scripted([status(429, { "retry-after": "30" })], { deadline: 10_000 });
    const error = await errorOf(partner.analytics.licenses.usage.get());
    expect(error).toMatchObject({ kind: "throttled", retryAfterMs: 30_000 });
    expect(times).toEqual([0]);
  });

  test("after one 429 holds all calls of the client: ten calls cause one throttle", async () => {
    let throttled = 0;
    const handler = async () => {
      if (Date.now() - start < 2000) {
        throttled += 1;
        return json({ statusCode: 429 }, 429, { "retry-after": "2" });
      }
      return answer(200);
    };
    const { partner } = clientOver(handler, { tries: 4 });
    const first = partner.analytics.licenses.usage.get();
    await vi.advanceTimersByTimeAsync(1);
    const others = Array.from({ length: 9 }, () => partner.analytics.licenses.usage.get());
    await finish(Promise.all([first, ...others]));
    expect(throttled).toBe(1);
  });

  test("of the gate that is too long fails without a request", async () => {
    const { partner, times } = scripted([status(429, { "retry-after": "300" })]);
    expect((await errorOf(finish(partner.analytics.licenses.usage.get()))).retryAfterMs).toBe(300_000);
    const error = await errorOf(finish(partner.analytics.licenses.usage.get()));
    expect(error).toMatchObject({ kind: "throttled", retryAfterMs: 120_000 });
    expect(times).toHaveLength(1);
  });
});

describe("the budget", () => {
  test("stops retries when the service is down: 100 calls cause far fewer than 400 requests", async () => {
    const { partner, times } = scripted([status(500)]);
    for (let call = 0; call < 100; call += 1) await errorOf(finish(partner.analytics.licenses.usage.get()));
    expect(times).toHaveLength(100 + 100 / 5);
  });

  test("costs twice as much for network errors, and grows back with successes", async () => {
    let down = true;
    const { partner, requests } = clientOver(
      async () => {
        if (down) throw new TypeError("fetch failed");
        return answer(200);
      },
      { tries: 4 },
    );
    for (let call = 0; call < 20; call += 1) await errorOf(finish(partner.analytics.licenses.usage.get()));
    expect(requests).toHaveLength(20 + 10);
    down = false;
    for (let call = 0; call < 10; call += 1) await partner.analytics.licenses.usage.get();
    down = true;
    await errorOf(finish(partner.analytics.licenses.usage.get()));
    expect(requests).toHaveLength(30 + 10 + 2);
  });
});

describe("a deadline", () => {
  test("ends a hanging call, its waits and tries included", async () => {
    const { partner, times } = scripted([hang]);
    const error = await errorOf(
      finish(partner.analytics.licenses.usage.get({ timeout: 4000, deadline: 10_000 })),
    );
    expect(error.kind).toBe("timeout");
    expect(Date.now() - start).toBeLessThanOrEqual(10_000);
    expect(times.length).toBeGreaterThan(1);
    expect(error.attempts).toHaveLength(times.length);
  });

  test("is 100 s, and 30 s for a try, when nothing is said", async () => {
    const { partner, times } = scripted([hang]);
    await errorOf(finish(partner.analytics.licenses.usage.get()));
    expect(times[1]).toBeGreaterThanOrEqual(30_250);
    expect(Date.now() - start).toBeLessThanOrEqual(100_000);
  });

  test("covers the token", async () => {
    const { partner, requests } = scripted([ok], { auth: () => new Promise(() => {}) });
    const error = await errorOf(finish(partner.analytics.licenses.usage.get({ deadline: 5000 })));
    expect(error.kind).toBe("timeout");
    expect(Date.now() - start).toBe(5000);
    expect(requests).toHaveLength(0);
  });

  test("covers a body that never ends", async () => {
    const slow = () =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array([123])) }));
    const { partner } = scripted([slow]);
    const error = await errorOf(finish(partner.analytics.licenses.usage.get({ tries: 1 })));
    expect(error.kind).toBe("timeout");
    expect(Date.now() - start).toBe(30_000);
  });
});

describe("a 401", () => {
  const tokens = () => {
    let count = 0;
    return async () => {
      count += 1;
      return { token: `t${count}`, expiresOnTimestamp: Date.now() + 3_600_000 };
    };
  };

  test("is tried again once with a fresh token, in the same call", async () => {
    const { partner, requests } = scripted([status(401), ok], { auth: tokens(), tries: 1 });
    await finish(partner.analytics.licenses.usage.get());
    expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer t1", "Bearer t2"]);
  });

  test("of the fresh token ends the call", async () => {
    const { partner, requests } = scripted([status(401)], { auth: tokens() });
    const error = await errorOf(finish(partner.analytics.licenses.usage.get()));
    expect(error).toMatchObject({ kind: "auth", status: 401 });
    expect(requests).toHaveLength(2);
    expect(error.attempts).toHaveLength(2);
  });

  test.each([["mfa-missing"], ["mfa-missing-older"], ["wrong-audience"]])(
    "for %s asks for no other token",
    async (name) => {
      const { partner, requests } = scripted([() => answer(401, name)], { auth: tokens() });
      await errorOf(finish(partner.analytics.licenses.usage.get()));
      expect(requests).toHaveLength(1);
    },
  );

  test("in 100 calls at the same time causes one refresh", async () => {
    const provider = vi.fn(tokens());
    const handler = async (request: Request) =>
      request.headers.get("authorization") === "Bearer t1" ? new Response("", { status: 401 }) : answer(200);
    const { partner } = clientOver(handler, { auth: provider });
    await finish(Promise.all(Array.from({ length: 100 }, () => partner.analytics.licenses.usage.get())));
    expect(provider).toHaveBeenCalledTimes(2);
  });

  test("with a claims challenge hands the claims to the provider", async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    const header = `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`;
    const auth = vi.fn(tokens());
    const { partner } = scripted([status(401, { "www-authenticate": header }), ok], { auth });
    await finish(partner.analytics.licenses.usage.get());
    expect(auth.mock.calls.map((call: unknown[]) => call[1])).toEqual([{}, { claims }]);
  });

  test("of a fixed token is thrown", async () => {
    const { partner, requests } = scripted([status(401)], { auth: "fixed" });
    const error = await errorOf(finish(partner.analytics.licenses.usage.get()));
    expect(requests).toHaveLength(1);
    expect(error.attempts).toHaveLength(1);
  });
});

describe("a cancel", () => {
  const states: [string, PartnerClientOptions, (() => Response | Promise<Response>)[]][] = [
    ["while the token is fetched", { auth: () => new Promise(() => {}) }, [ok]],
    ["while headers are awaited", {}, [hang]],
    ["while the body is read", {}, [() => new Response(new ReadableStream())]],
    ["while a retry is awaited", {}, [status(503, { "retry-after": "60" })]],
  ];
  test.each(states)("%s rejects at once with the caller's reason", async (_, options, answers) => {
    const { partner } = scripted(answers, options);
    const controller = new AbortController();
    const pending = errorOf(partner.analytics.licenses.usage.get({ signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1000);
    controller.abort("enough");
    expect(await pending).toMatchObject({ kind: "aborted", cause: "enough" });
    expect(Date.now() - start).toBe(1000);
  });

  test("while the gate holds the call rejects at once", async () => {
    const { partner } = scripted([status(429, { "retry-after": "60" })], { tries: 1 });
    await errorOf(partner.analytics.licenses.usage.get());
    const controller = new AbortController();
    const pending = errorOf(partner.analytics.licenses.usage.get({ signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort("enough");
    expect(await pending).toMatchObject({ kind: "aborted", cause: "enough" });
  });

  test("signal keeps no listener after many calls, good and bad", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const { partner } = scripted([ok, status(404), () => Promise.reject(new TypeError("fetch failed")), ok]);
    for (let call = 0; call < 200; call += 1)
      await finish(partner.analytics.licenses.usage.get.safe({ signal }));
    expect(added.mock.calls.length).toBeGreaterThan(200);
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener),
    );
  });
});

describe("events", () => {
  test("report the whole story of a call", async () => {
    const events: PartnerEvent[] = [];
    const { partner } = scripted([status(503), ok], {
      auth: async () => "t",
      onEvent: (event) => {
        events.push(event);
      },
    });
    await finish(partner.analytics.licenses.usage.get({ requestId: "r" }));
    expect(events.map(({ type }) => type)).toEqual(["token", "attempt", "retry", "token", "attempt", "done"]);
    expect(events[1]).toMatchObject({
      operation: "getPartnerLicensesUsage",
      requestId: "r",
      attempt: 1,
      method: "GET",
    });
    expect(events[2]).toMatchObject({ attempt: 1, error: { status: 503 } });
    expect(events[5]).toMatchObject({ type: "done", attempts: [{ outcome: "http" }, { outcome: "ok" }] });
  });

  test("that throw do no harm", async () => {
    const { partner } = scripted([ok], {
      onEvent: () => {
        throw new Error("listener");
      },
    });
    await expect(partner.analytics.licenses.usage.get()).resolves.toHaveProperty("items");
  });

  test("report a deprecation once per operation", async () => {
    const events: PartnerEvent[] = [];
    const headers = {
      deprecation: "@1688169599",
      sunset: "Sun, 30 Jun 2030 23:59:59 GMT",
      link: "</v2>; rel=successor-version",
    };
    const { partner } = scripted([() => answer(200, undefined, headers)], {
      onEvent: (event) => events.push(event),
    });
    await partner.analytics.licenses.usage.get();
    await partner.analytics.licenses.usage.get();
    expect(events.filter(({ type }) => type === "deprecated")).toMatchObject([{ ...headers }]);
  });

  test("let a listener add a header to a try, and never hold the token", async () => {
    const events: PartnerEvent[] = [];
    const { partner, requests } = scripted([ok], {
      auth: "canary-7f3a9b",
      onEvent: (event) => {
        events.push(event);
        if (event.type === "attempt") event.setHeader("traceparent", "00-1-2-01");
      },
    });
    await partner.analytics.licenses.usage.get();
    expect(requests[0]?.headers.get("traceparent")).toBe("00-1-2-01");
    const { inspect } = await import("node:util");
    expect(inspect(events, { depth: 9, showHidden: true }) + JSON.stringify(events)).not.toContain("canary");
  });
});
