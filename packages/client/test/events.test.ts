import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PartnerEvent } from "../src/index.ts";
import { openTelemetry } from "../src/otel.ts";
import { answer, clientOver } from "./support/client.ts";

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeEach(() => {
  process.on("unhandledRejection", note);
});
afterEach(async () => {
  await pause(0);
  process.off("unhandledRejection", note);
  expect(unhandled.splice(0)).toEqual([]);
});

/** Answers 503 once, then well, each time with ids of the server's own. */
function foreignIds() {
  let count = 0;
  return async () => {
    count += 1;
    return answer(count === 1 ? 503 : 200, undefined, {
      "MS-RequestId": `server-${count}`,
      "retry-after-ms": "1",
    });
  };
}

test("a listener that throws harms no call, whatever it receives", async () => {
  const received = new Set<string>();
  const { partner } = clientOver(foreignIds(), {
    tries: 2,
    auth: async () => "t",
    onEvent({ type }) {
      received.add(type);
      throw new Error("listener");
    },
  });
  expect(await partner.analytics.licenses.usage.get.safe()).toMatchObject({ ok: true });
  expect(received).toEqual(new Set(["token", "attempt", "retry", "done"]));
});

test("a listener whose promise rejects harms nothing", async () => {
  const { partner } = clientOver(foreignIds(), {
    tries: 2,
    auth: async () => "t",
    onEvent: async () => {
      throw new Error("listener");
    },
  });
  expect(await partner.analytics.licenses.usage.get.safe()).toMatchObject({ ok: true });
});

test("all events of a call have the ids that were sent, also when the server answers with its own", async () => {
  const events: PartnerEvent[] = [];
  const { partner } = clientOver(foreignIds(), { tries: 2, onEvent: (event) => events.push(event) });
  const result = await partner.analytics.licenses.usage.get.withResponse({ requestId: "mine" });
  expect(events.map((event) => [event.type, "requestId" in event && event.requestId])).toEqual([
    ["attempt", "mine"],
    ["retry", "mine"],
    ["attempt", "mine"],
    ["done", "mine"],
  ]);
  expect(result.requestId).toBe("server-2");
});

test("every span ends with the status of its own try, also when the server answers with ids of its own", async () => {
  const ended: unknown[] = [];
  const tracer = {
    startSpan: () => {
      let status: unknown;
      return {
        spanContext: () => ({ traceId: "a".repeat(32), spanId: "b".repeat(16), traceFlags: 1 }),
        setAttribute: (key: string, value: unknown) => {
          if (key === "http.response.status_code") status = value;
        },
        setStatus: () => {},
        end: () => ended.push(status),
      };
    },
  };
  const { partner } = clientOver(foreignIds(), { tries: 2, onEvent: openTelemetry(tracer) });
  await partner.analytics.licenses.usage.get();
  expect(ended).toEqual([503, 200]);
});

test("a retry reports which attempt failed, and what is left of the budget", async () => {
  const events: PartnerEvent[] = [];
  const answers = [401, 503, 503, 200];
  let count = 0;
  const { partner } = clientOver(
    async () => answer(answers.shift() ?? 200, undefined, { "retry-after-ms": "1" }),
    {
      tries: 3,
      auth: async () => ({ token: `t${++count}`, expiresOnTimestamp: Date.now() + 3_600_000 }),
      onEvent: (event) => events.push(event),
    },
  );
  await partner.analytics.licenses.usage.get();
  const retries = events.flatMap((event) => (event.type === "retry" ? [[event.attempt, event.budget]] : []));
  expect(retries).toEqual([
    [2, 95],
    [3, 90],
  ]);
});

test("a call that is cancelled before it starts leaves no rejection behind", async () => {
  const { partner, requests } = clientOver(async () => answer(200), {
    auth: async () => {
      throw new Error("the vault is closed");
    },
  });
  const result = await partner.analytics.licenses.usage.get.safe({ signal: AbortSignal.abort("enough") });
  expect(result).toMatchObject({ ok: false, error: { kind: "aborted", cause: "enough" } });
  expect(requests).toHaveLength(0);
});
