import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PartnerEvent } from "../src/index.ts";
import { openTelemetry } from "../src/otel.ts";
import { createPartnerClient, createRawClient } from "../src/raw.ts";
import { validation } from "../src/validate.ts";
import { answer, baseUrl, clientOver, errorOf, json } from "./support/client.ts";
import { example, examples } from "./support/contract.ts";

describe("validation", () => {
  const broken = { totalCount: "5", items: [] };
  const grown = { ...(example(200).value as object), newField: 1 };

  test("throws a PartnerError that says where", async () => {
    const { partner } = clientOver(async () => json(broken), { validate: validation("throw") });
    const error = await errorOf(partner.analytics.licenses.usage.get());
    expect(error).toMatchObject({ kind: "validation", status: 200, body: broken });
    expect(error.message).toContain("$.totalCount int32>=0");
  });

  test("only warns as an event", async () => {
    const events: PartnerEvent[] = [];
    const { partner } = clientOver(async () => json(broken), {
      validate: validation("warn"),
      onEvent: (event) => events.push(event),
    });
    expect(await partner.analytics.licenses.usage.get()).toEqual(broken);
    expect(events).toContainEqual(
      expect.objectContaining({ type: "contract", issues: [{ path: "$.totalCount", kind: "int32>=0" }] }),
    );
  });

  test("is not there when it is off", () => {
    expect(validation("off")).toBeUndefined();
  });

  test("reports unknown fields and never fails on them", async () => {
    const events: PartnerEvent[] = [];
    const { partner } = clientOver(async () => json(grown), {
      validate: validation("throw"),
      onEvent: (event) => events.push(event),
    });
    expect(await partner.analytics.licenses.usage.get()).toEqual(grown);
    expect(events).toContainEqual(
      expect.objectContaining({
        type: "contract",
        issues: [{ path: "$.newField", kind: "+field" }],
      }),
    );
  });

  test("takes every success example of the contract", async () => {
    for (const { value } of examples.filter(({ status }) => status === 200)) {
      const { partner } = clientOver(async () => json(value), { validate: validation("throw") });
      expect(await partner.analytics.licenses.usage.get()).toEqual(value);
    }
  });
});

describe("the raw client", () => {
  test("sends the token of its partner and runs its own middleware", async () => {
    const requests: Request[] = [];
    const partner = createPartnerClient({
      baseUrl,
      auth: async () => "t",
      async fetch(input, init) {
        requests.push(new Request(input, init));
        return answer(200);
      },
    });
    const { raw } = partner;
    raw.use({ onRequest: ({ request }) => request.headers.set("x-middleware", "1") });
    const { data, error, response } = await raw.GET("/v1/analytics/licenses/usage");
    expect(data).toEqual(example(200).value);
    expect(error).toBeUndefined();
    expect(response.status).toBe(200);
    expect(requests[0]?.headers.get("authorization")).toBe("Bearer t");
    expect(requests[0]?.headers.get("x-middleware")).toBe("1");
    expect(await partner.analytics.licenses.usage.get()).toEqual(data);
  });

  test("stands alone on an environment or a base URL", async () => {
    const urls: string[] = [];
    const fetch = async (request: Request) => {
      urls.push(request.url);
      return answer(200);
    };
    await createRawClient({ fetch }).GET("/v1/analytics/licenses/usage");
    await createRawClient({ fetch, baseUrl }).GET("/v1/analytics/licenses/usage");
    expect(urls).toEqual([
      "https://api.partnercenter.microsoft.com/v1/analytics/licenses/usage",
      `${baseUrl}/v1/analytics/licenses/usage`,
    ]);
  });

  test("refuses to send the token in clear text", async () => {
    const { raw } = createPartnerClient({ auth: "t", baseUrl: "http://partner.test" });
    await expect(raw.GET("/v1/analytics/licenses/usage")).rejects.toThrow(/https/);
  });
});

describe("OpenTelemetry", () => {
  test("gets one client span for each try, with its trace id on the wire", async () => {
    const spans: { name: string; attributes: Record<string, unknown>; status?: unknown; ended: number }[] =
      [];
    const tracer = {
      startSpan(name: string, { attributes }: { attributes: Record<string, string | number> }) {
        const span = {
          name,
          attributes: { ...attributes } as Record<string, unknown>,
          ended: 0,
        } as (typeof spans)[number];
        spans.push(span);
        return {
          spanContext: () => ({
            traceId: "a".repeat(32),
            spanId: String(spans.length).padStart(16, "0"),
            traceFlags: 1,
          }),
          setAttribute: (key: string, value: string | number) => (span.attributes[key] = value),
          setStatus: (status: object) => (span.status = status),
          end: () => (span.ended += 1),
        };
      },
    };
    let count = 0;
    const { partner, requests } = clientOver(
      async () => (++count === 1 ? answer(503, undefined, { "retry-after-ms": "1" }) : answer(200)),
      { tries: 2, onEvent: openTelemetry(tracer) },
    );
    await partner.analytics.licenses.usage.get();
    expect(
      spans.map(({ attributes }) => [
        attributes["http.response.status_code"],
        attributes["http.request.resend_count"],
      ]),
    ).toEqual([
      [503, undefined],
      [200, 1],
    ]);
    expect(spans.map(({ ended, status }) => [ended, status])).toEqual([
      [1, { code: 2 }],
      [1, undefined],
    ]);
    expect(spans[0]).toMatchObject({
      name: "GET",
      attributes: {
        "server.address": "partner.test",
        "server.port": 443,
        "http.request.method": "GET",
        "error.type": "503",
      },
    });
    expect(requests.map(({ headers }) => headers.get("traceparent"))).toEqual([
      `00-${"a".repeat(32)}-0000000000000001-01`,
      `00-${"a".repeat(32)}-0000000000000002-01`,
    ]);
  });
});

test("the package has an entry for each of them", () => {
  const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(Object.keys(exports)).toEqual([
    ".",
    "./app-user",
    "./otel",
    "./raw",
    "./validate",
    "./package.json",
  ]);
});
