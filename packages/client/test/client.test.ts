import { describe, expect, test } from "vitest";
import { contractVersion, createPartnerClient } from "../src/index.ts";
import { answer, clientOver, json } from "./support/client.ts";
import { example, examples } from "./support/contract.ts";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ok = async () => answer(200);

describe("a call", () => {
  test("returns the data of every success example", async () => {
    for (const { value } of examples.filter(({ status }) => status === 200)) {
      const { partner } = clientOver(async () => json(value));
      expect(await partner.analytics.licenses.usage.get()).toEqual(value);
    }
  });

  test("sends the token, the media type and the ids", async () => {
    const { partner, requests } = clientOver(ok, { locale: "de-DE", application: "Contoso" });
    await partner.analytics.licenses.usage.get();
    const headers = requests[0]?.headers;
    expect(requests[0]?.url).toBe("https://partner.test/v1/analytics/licenses/usage");
    expect(headers?.get("authorization")).toBe("Bearer token-1");
    expect(headers?.get("accept")).toBe("application/json");
    expect(headers?.get("ms-requestid")).toMatch(guid);
    expect(headers?.get("ms-correlationid")).toMatch(guid);
    expect(headers?.get("x-locale")).toBe("de-DE");
    expect(headers?.get("ms-partnercenter-application")).toBe("Contoso");
    expect(headers?.get("ms-sdkversion")).toBe(contractVersion);
  });

  test("takes new ids for the next call, and the caller's ids when given", async () => {
    const { partner, requests } = clientOver(ok);
    await partner.analytics.licenses.usage.get();
    await partner.analytics.licenses.usage.get();
    await partner.analytics.licenses.usage.get({ requestId: "r-1", correlationId: "c-1" });
    const ids = requests.map(({ headers }) => headers.get("ms-requestid"));
    expect(new Set(ids).size).toBe(3);
    expect(ids[2]).toBe("r-1");
    expect(requests[2]?.headers.get("ms-correlationid")).toBe("c-1");
  });

  test("sends no header about the client from a browser", async () => {
    const original = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    Object.defineProperty(globalThis, "navigator", {
      value: { userAgent: "Mozilla/5.0", appName: "Netscape" },
      configurable: true,
    });
    try {
      const { partner, requests } = clientOver(ok);
      await partner.analytics.licenses.usage.get();
      expect(requests[0]?.headers.has("ms-partnercenter-client")).toBe(false);
      expect(requests[0]?.headers.has("ms-sdkversion")).toBe(false);
    } finally {
      if (original) Object.defineProperty(globalThis, "navigator", original);
    }
  });

  test("lets headers of the client and of the call win over the defaults", async () => {
    const { partner, requests } = clientOver(ok, { headers: { "X-Team": "a", "X-Other": "1" } });
    await partner.analytics.licenses.usage.get({ headers: { "x-team": "b", Accept: "text/json" } });
    expect(requests[0]?.headers.get("x-team")).toBe("b");
    expect(requests[0]?.headers.get("x-other")).toBe("1");
    expect(requests[0]?.headers.get("accept")).toBe("text/json");
  });
});

describe("the answer with its facts", () => {
  test("holds status, headers and all four ids", async () => {
    const ids = { "MS-RequestId": "r", "MS-CorrelationId": "c", "MS-CV": "cv.0", "MS-ServerId": "0000005B" };
    const { partner } = clientOver(async () => answer(200, undefined, ids));
    const response = await partner.analytics.licenses.usage.get.withResponse();
    expect(response).toMatchObject({
      status: 200,
      requestId: "r",
      correlationId: "c",
      correlationVector: "cv.0",
      serverId: "0000005B",
    });
    expect(response.headers.get("content-type")).toContain("json");
    expect(response.data).toEqual(example(200).value);
  });

  test("falls back to the ids that were sent", async () => {
    const { partner } = clientOver(ok);
    const response = await partner.call.withResponse("getPartnerLicensesUsage", { requestId: "r-2" });
    expect(response.requestId).toBe("r-2");
    expect(response.correlationId).toMatch(guid);
    expect(response.serverId).toBeUndefined();
  });
});

describe("createPartnerClient", () => {
  test("takes the first environment of the contract by default, another by name", async () => {
    const urls: string[] = [];
    const fetch = async (input: string | Request) => {
      urls.push(`${input}`);
      return answer(200);
    };
    await createPartnerClient({ auth: "t", fetch }).analytics.licenses.usage.get();
    await createPartnerClient({ auth: "t", fetch, environment: "china" }).analytics.licenses.usage.get();
    expect(urls[0]).toMatch(/^https:\/\/api\.partnercenter\.microsoft\.com\/v1\//);
    expect(urls[1]).not.toBe(urls[0]);
  });

  test("names the environment that does not exist", () => {
    expect(() => createPartnerClient({ environment: "moon" as never })).toThrow(/moon.*global/);
  });

  test("names the operation that does not exist", async () => {
    const { partner } = clientOver(ok);
    await expect(partner.call("getNothing" as never)).rejects.toThrow(/getNothing.*getPartnerLicensesUsage/);
  });
});
