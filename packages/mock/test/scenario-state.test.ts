import { request } from "node:http";
import { connect } from "node:net";
import { MockStartError, startMock } from "@partner-licenses/mock";
import { describe, expect, test } from "vitest";
import { bearer, correlationId, getUsage, requestId, usagePath, useMock } from "./support/call.ts";

const mock = useMock();
const statusesOf = (responses: Response[]): number[] => responses.map(({ status }) => status);

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
    for (let turn = 0; turn < 3; turn++) {
      const headers = { "mock-session": "echo", prefer: "scenario=flaky-2", "MS-RequestId": requestId };
      expect((await getUsage(mock.url, headers)).headers.get("MS-RequestId")).toBe(requestId);
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

test("a reset holds for a request that was sent before the last answer was over", async () => {
  const headers = (prefer: string) => ({ ...bearer, prefer, connection: "keep-alive" });
  const lines = (prefer: string): string => {
    const list = Object.entries(headers(prefer)).map(([name, value]) => `${name}: ${value}\r\n`);
    return `GET ${usagePath} HTTP/1.1\r\nHost: x\r\n${list.join("")}\r\n`;
  };
  const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
  const closed = new Promise((resolve) => socket.once("error", resolve).once("close", resolve));
  socket.resume().write(lines("scenario=slow-body") + lines("scenario=reset"));
  expect(await closed).toMatchObject({ code: "ECONNRESET" });
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
