import { request } from "node:http";
import { MockStartError, scenarioNames, startMock } from "@partner-licenses/mock";
import { describe, expect, test } from "vitest";
import { declaredExamples } from "./support/bundle.ts";
import { bearer, correlationId, getUsage, requestId, usagePath, useMock } from "./support/call.ts";

const mock = useMock();
const [ordinary] = declaredExamples;
let session = 0;

/** Calls a scenario in a session of its own, `times` times. */
async function play(
  scenario: string,
  times: number,
  headers: Record<string, string> = {},
): Promise<Response[]> {
  session += 1;
  const sent = { "mock-session": `s${session}`, prefer: `scenario=${scenario}`, ...headers };
  const responses: Response[] = [];
  for (let turn = 0; turn < times; turn++) responses.push(await getUsage(mock.url, sent));
  return responses;
}

const statusesOf = (responses: Response[]): number[] => responses.map(({ status }) => status);

describe("scenarios", () => {
  test("throttled-once", async () => {
    const responses = await play("throttled-once", 3);
    expect(statusesOf(responses)).toEqual([429, 200, 200]);
    expect(Number(responses[0]?.headers.get("retry-after"))).toBe(1);
    expect(await responses[0]?.json()).toEqual(declaredExamples.find(({ status }) => status === 429)?.value);
  });

  test("throttled-date", async () => {
    const [first, second] = await play("throttled-date", 2);
    const date = first?.headers.get("retry-after") ?? "";
    expect(date).toMatch(/GMT$/);
    expect(Date.parse(date)).toBeGreaterThan(Date.now() - 1000);
    expect(second?.status).toBe(200);
  });

  test("flaky-2", async () => {
    expect(statusesOf(await play("flaky-2", 4))).toEqual([503, 503, 200, 200]);
  });

  test("expired-token", async () => {
    const headers = { "mock-session": "expiring", prefer: "scenario=expired-token" };
    const call = (token: string) => getUsage(mock.url, { ...headers, authorization: `Bearer ${token}` });
    expect(statusesOf([await call("old"), await call("old"), await call("new"), await call("old")])).toEqual([
      401, 401, 200, 401,
    ]);
  });

  test("slow-body sends everything, in several pieces", async () => {
    const [response] = await play("slow-body", 1);
    let pieces = 0;
    const chunks: Uint8Array[] = [];
    for await (const chunk of response?.body ?? []) {
      pieces += 1;
      chunks.push(chunk);
    }
    expect(pieces).toBeGreaterThan(2);
    expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual(ordinary?.value);
  });

  test("truncated ends within the body", async () => {
    const [response] = await play("truncated", 1);
    expect(response?.status).toBe(200);
    await expect(response?.text()).rejects.toThrow();
  });

  test("reset ends before the headers", async () => {
    await expect(play("reset", 1)).rejects.toThrow();
  });

  test("html-login", async () => {
    const [response] = await play("html-login", 1);
    expect(response?.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await response?.text()).toContain("<!doctype html>");
  });

  test("bom", async () => {
    const [response] = await play("bom", 1);
    const bytes = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(ordinary?.value);
  });

  test("large", async () => {
    const [response] = await play("large", 1);
    expect(await response?.json()).toEqual(declaredExamples.find(({ name }) => name === "large")?.value);
  });

  test("are all played here", () => {
    expect(scenarioNames).toEqual([
      ...["throttled-once", "throttled-date", "flaky-2", "expired-token", "slow-body"],
      ...["truncated", "reset", "html-login", "bom", "large"],
    ]);
  });
});

describe("state", () => {
  const prefer = "scenario=throttled-once";

  test("is kept per correlation id when there is no session", async () => {
    const call = (id: string) => getUsage(mock.url, { prefer, "MS-CorrelationId": id });
    const [a, b] = [correlationId, requestId];
    expect(statusesOf([await call(a), await call(b), await call(a), await call(b)])).toEqual([
      429, 429, 200, 200,
    ]);
  });

  test("does not move on for requests that the contract refuses", async () => {
    const headers = { prefer, "mock-session": "refused" };
    const refused = await fetch(mock.url + usagePath, { headers });
    expect(refused.status).toBe(401);
    expect((await getUsage(mock.url, headers)).status).toBe(429);
  });

  test("starts over when the requests are cleared", async () => {
    const headers = { prefer, "mock-session": "cleared" };
    expect((await getUsage(mock.url, headers)).status).toBe(429);
    await fetch(`${mock.url}/__mock/requests`, { method: "DELETE" });
    expect((await getUsage(mock.url, headers)).status).toBe(429);
  });

  test("ids are echoed in every step", async () => {
    for (const response of await play("flaky-2", 3, { "MS-RequestId": requestId })) {
      expect(response.headers.get("MS-RequestId")).toBe(requestId);
    }
  });
});

describe("options", () => {
  test("a scenario can hold for every request", async () => {
    const flaky = await startMock({ scenario: "flaky-2" });
    const responses = [await getUsage(flaky.url), await getUsage(flaky.url), await getUsage(flaky.url)];
    await flaky.stop();
    expect(statusesOf(responses)).toEqual([503, 503, 200]);
  });

  test("a contract without the status gets a bare one", async () => {
    const spec = {
      openapi: "3.1.0",
      info: { title: "P", version: "1" },
      paths: { "/p": { get: { responses: { 204: { description: "d" } } } } },
    };
    const plain = await startMock({ spec, scenario: "throttled-once" });
    const responses = [await fetch(`${plain.url}/p`), await fetch(`${plain.url}/p`)];
    await plain.stop();
    expect(statusesOf(responses)).toEqual([429, 204]);
    expect(responses[0]?.headers.get("retry-after")).toBe("1");
  });

  test.each([{ scenario: "thunder" as "large" }, { delay: -1 }, { keepRequests: 0.5 }])(
    "%o is refused",
    async (options) => {
      await expect(startMock(options)).rejects.toBeInstanceOf(MockStartError);
    },
  );
});

test("a client that leaves a slow body does not harm the mock", async () => {
  await new Promise<void>((resolve) => {
    const call = request(
      mock.url + usagePath,
      { headers: { ...bearer, prefer: "scenario=slow-body" } },
      () => {
        call.destroy();
        resolve();
      },
    );
    call.on("error", () => {});
    call.end();
  });
  expect((await getUsage(mock.url)).status).toBe(200);
});
