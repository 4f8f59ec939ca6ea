import { startMock } from "@partner-licenses/mock";
import { describe, expect, test } from "vitest";
import { bundle, declaredExamples } from "./support/bundle.ts";
import { correlationId, getUsage, requestId, usagePath, useMock } from "./support/call.ts";

const mock = useMock();

function exampleOf(header: string): string {
  return String(declaredExamples[0]?.headers[header]);
}

describe("ids", () => {
  test("of the caller come back, on errors too", async () => {
    const ids = { "MS-RequestId": requestId, "MS-CorrelationId": correlationId };
    for (const prefer of ["code=200", "code=429", "code=500"]) {
      const { headers } = await getUsage(mock.url, { ...ids, prefer });
      expect(headers.get("MS-RequestId")).toBe(requestId);
      expect(headers.get("MS-CorrelationId")).toBe(correlationId);
    }
  });

  test("that the caller leaves out are the contract's examples", async () => {
    const { headers } = await getUsage(mock.url);
    expect(headers.get("MS-RequestId")).toBe(exampleOf("MS-RequestId"));
    expect(headers.get("MS-CorrelationId")).toBe(exampleOf("MS-CorrelationId"));
  });

  test("that the contract refuses are not echoed", async () => {
    const { status, headers } = await getUsage(mock.url, {
      "MS-RequestId": "nonsense",
      "MS-CorrelationId": correlationId,
    });
    expect(status).toBe(400);
    expect(headers.get("MS-RequestId")).toBe(exampleOf("MS-RequestId"));
    expect(headers.get("MS-CorrelationId")).toBe(correlationId);
    expect(headers.get("sl-violations")).toContain("ms-requestid");
  });
});

describe("the contract's version", () => {
  const { version } = bundle.info as { version: string };

  test.each([
    {},
    { prefer: "code=429" },
    { prefer: "code=418" },
    { "X-Locale": "english" },
    { accept: "a/b" },
  ])("comes with every answer: %o", async (headers) => {
    const response = await getUsage(mock.url, { ...headers, origin: "https://app.example" });
    expect(response.headers.get("Mock-Contract-Version")).toBe(version);
    expect(response.headers.get("access-control-expose-headers")).toContain("mock-contract-version");
  });

  test("is there when the mock refuses a body or knows no path", async () => {
    const post = { method: "POST", body: "{", headers: { "content-type": "application/json" } };
    for (const response of [await fetch(mock.url + usagePath, post), await fetch(`${mock.url}/nowhere`)]) {
      expect(response.headers.get("Mock-Contract-Version")).toBe(version);
    }
  });

  test.each([
    ["2.0.0-rc.1", "2.0.0-rc.1"],
    ["a\r\nb: c", null],
    ["", null],
  ])("of another contract: %j", async (other, sent) => {
    const paths = { "/p": { get: { responses: { 204: { description: "d" } } } } };
    const one = await startMock({ spec: { openapi: "3.1.0", info: { title: "P", version: other }, paths } });
    const { status, headers } = await fetch(`${one.url}/p`);
    await one.stop();
    expect([status, headers.get("Mock-Contract-Version")]).toEqual([204, sent]);
  });
});

describe("faults", () => {
  test.each([undefined, "Basic dTpw", "Bearer", "Token abc"])(
    "authorization %s answers 401",
    async (authorization) => {
      const response = await fetch(mock.url + usagePath, authorization ? { headers: { authorization } } : {});
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toBeTruthy();
      expect(response.headers.get("sl-violations")).toContain("401");
      expect(
        declaredExamples.filter(({ status }) => status === 401).map(({ value }) => value),
      ).toContainEqual(await response.json());
    },
  );

  test("a header that breaks its schema answers 400 and names the header", async () => {
    const response = await getUsage(mock.url, { "X-Locale": "english" });
    expect(response.status).toBe(400);
    const [violation] = JSON.parse(response.headers.get("sl-violations") ?? "[]");
    expect(violation).toMatchObject({ location: ["request", "header", "x-locale"], severity: "Error" });
  });

  test("unknown path, wrong method and unacceptable type answer 404, 405 and 406", async () => {
    expect((await fetch(`${mock.url}/nowhere`)).status).toBe(404);
    expect((await fetch(mock.url + usagePath, { method: "DELETE" })).status).toBe(405);
    expect((await getUsage(mock.url, { accept: "application/xml" })).status).toBe(406);
  });
});

describe("browsers", () => {
  const origin = "https://app.example";

  test("get a preflight answer for our headers", async () => {
    const response = await fetch(mock.url + usagePath, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization,ms-requestid",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe(origin);
    expect(response.headers.get("access-control-allow-headers")).toBe("authorization,ms-requestid");
    expect(response.headers.get("access-control-allow-credentials")).toBe("true");
  });

  test("may read every header by name, which credentials require", async () => {
    const { headers } = await getUsage(mock.url, { origin, prefer: "code=429" });
    const exposed = headers.get("access-control-expose-headers")?.split(", ");
    expect(exposed).toEqual(expect.arrayContaining(["retry-after", "ms-requestid", "ms-correlationid"]));
    expect(headers.get("vary")).toBe("Origin");
  });
});

test("a contract may have paths that begin like the mock's own", async () => {
  const get = { responses: { 200: { description: "O.", content: { "text/plain": { example: "mine" } } } } };
  const spec = { openapi: "3.0.3", info: { title: "T", version: "1" }, paths: { "/__mockery": { get } } };
  const other = await startMock({ spec });
  expect(await (await fetch(`${other.url}/__mockery`)).text()).toBe("mine");
  expect((await fetch(`${other.url}/__mock/none`)).status).toBe(404);
  await other.stop();
});

test("browsers may read the headers of a refused body", async () => {
  const headers = { origin: "https://app.example", "content-type": "application/json" };
  const response = await fetch(mock.url + usagePath, { method: "POST", headers, body: "{" });
  expect(response.status).toBe(400);
  expect(response.headers.get("access-control-expose-headers")).toContain("mock-contract-version");
});
