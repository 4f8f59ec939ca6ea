import { startMock } from "@partner-licenses/mock";
import { answer, fromMock, handlers, play, reply, type scenarioNames } from "@partner-licenses/mock/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import { bundle, declaredExamples } from "./support/bundle.ts";
import { correlationId, getUsage, requestId } from "./support/call.ts";

const api = "https://api.partnercenter.microsoft.com";
const server = setupServer(...handlers());
beforeAll(() => server.listen({ onUnhandledFrame: "bypass" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe("handlers", () => {
  test.each(declaredExamples)(
    "answer $status $name as the mock does",
    async ({ status, name, value, headers }) => {
      const response = await getUsage(api, { prefer: `code=${status}, example=${name}` });
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual(value);
      for (const [header, example] of Object.entries(headers))
        expect(response.headers.get(header)).toBe(String(example));
    },
  );

  test("echo ids and list what is known", async () => {
    const ids = { "MS-RequestId": requestId, "MS-CorrelationId": correlationId };
    const { headers } = await getUsage(api, ids);
    expect([headers.get("MS-RequestId"), headers.get("MS-CorrelationId")]).toEqual([
      requestId,
      correlationId,
    ]);
    expect(headers.get("Mock-Contract-Version")).toBe((bundle.info as { version: string }).version);
    const unknown = await getUsage(api, { prefer: "code=429, example=throtled" });
    expect(await unknown.json()).toMatchObject({ status: 400, known: ["throttled"] });
  });

  test("let a running mock of another contract answer, without the path of the base URL", async () => {
    const paths = {
      "/p": {
        post: {
          requestBody: { content: { "application/json": { schema: { type: "integer" } } } },
          responses: { 201: { description: "d", content: { "application/json": { example: { ok: 1 } } } } },
        },
      },
    };
    const spec = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths };
    const mock = await startMock({ spec });
    server.resetHandlers(fromMock(mock.url, "https://api.example.com/base/"));
    const post = (body: string) => {
      const headers = { "content-type": "application/json" };
      return fetch("https://api.example.com/base/p?q=1", { method: "POST", body, headers });
    };
    const response = await post("1");
    expect([response.status, await response.json()]).toEqual([201, { ok: 1 }]);
    expect((await post('"x"')).status).toBe(422);
    expect(mock.requests().map(({ url }) => url)).toEqual(["/p?q=1", "/p?q=1"]);
    await mock.stop();
  });

  test("leave other origins alone when one is given", async () => {
    const mock = await startMock();
    server.resetHandlers(...handlers({ baseUrl: api }));
    await getUsage(mock.url);
    expect(mock.requests()).toHaveLength(1);
    await getUsage(api);
    expect(mock.requests()).toHaveLength(1);
    await mock.stop();
  });
});

test("answer takes the statuses and examples of the contract, and no others", async () => {
  server.use(answer("getPartnerLicensesUsage", { status: 401, example: "mfa-missing" }));
  const response = await getUsage(api);
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual(declaredExamples.find(({ name }) => name === "mfa-missing")?.value);
  expectTypeOf<Parameters<typeof answer<"getPartnerLicensesUsage", 429>>[1]["example"]>().toEqualTypeOf<
    "throttled" | undefined
  >();
  // @ts-expect-error: 418 is not declared
  expect(() => answer("getPartnerLicensesUsage", { status: 418 })).not.toThrow();
  // @ts-expect-error: no such operation
  expect(() => answer("getNothing", { status: 200 })).toThrow("no operation getNothing");
});

describe("play", () => {
  const run = async (name: (typeof scenarioNames)[number], times: number): Promise<Response[]> => {
    server.use(play("getPartnerLicensesUsage", name));
    const responses: Response[] = [];
    for (let turn = 0; turn < times; turn++) responses.push(await getUsage(api));
    return responses;
  };
  const statuses = async (name: (typeof scenarioNames)[number], times: number) =>
    (await run(name, times)).map(({ status }) => status);

  test("sequences", async () => {
    expect(await statuses("throttled-once", 3)).toEqual([429, 200, 200]);
    expect(await statuses("flaky-2", 3)).toEqual([503, 503, 200]);
    expect(await statuses("expired-token", 2)).toEqual([401, 401]);
    expect((await getUsage(api, { authorization: "Bearer new" })).status).toBe(200);
  });

  test("variants of the ordinary answer", async () => {
    const [ok] = await run("ok", 1);
    expect(await ok?.json()).toEqual(declaredExamples[0]?.value);
    const [empty] = await run("empty", 1);
    expect(await empty?.json()).toMatchObject({ totalCount: 0, items: [] });
    const [unknown] = await run("unknown-fields", 1);
    const mock = await startMock({ scenario: "unknown-fields" });
    expect(await unknown?.json()).toEqual(await (await getUsage(mock.url)).json());
    await mock.stop();
  });

  test("effects on the wire", async () => {
    await expect(run("reset", 1)).rejects.toThrow();
    const [cut] = await run("truncated", 1);
    await expect(cut?.text()).rejects.toThrow();
    const [bom] = await run("bom", 1);
    expect([...new Uint8Array((await bom?.arrayBuffer()) ?? new ArrayBuffer(0)).slice(0, 3)]).toEqual([
      0xef, 0xbb, 0xbf,
    ]);
    const [slow] = await run("slow-body", 1);
    expect(await slow?.json()).toEqual(declaredExamples[0]?.value);
    const [page] = await run("html-login", 1);
    expect(page?.headers.get("content-type")).toContain("text/html");
  });
});

test("reply answers as a test says, typed by the contract", async () => {
  server.use(
    reply("getPartnerLicensesUsage", [
      { status: 503 },
      { body: { totalCount: 0, items: [] }, when: { headers: { "x-second": "1" } } },
    ]),
  );
  expect((await getUsage(api)).status).toBe(503);
  expect((await getUsage(api)).status).toBe(200);
  const second = await getUsage(api, { "X-Second": "1" });
  expect([second.headers.get("content-type"), await second.json()]).toEqual([
    "application/json",
    { totalCount: 0, items: [] },
  ]);
  // @ts-expect-error: 418 is not declared
  expect(() => reply("getPartnerLicensesUsage", { status: 418 })).toThrow("does not declare");
});
