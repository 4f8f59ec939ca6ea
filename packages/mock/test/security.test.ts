import { connect } from "node:net";
import { startMock } from "@partner-licenses/mock";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bearer, getUsage, usagePath, useMock } from "./support/call.ts";

const mock = useMock();

/** Sends bytes as they are and returns the first line of the answer. */
function raw(text: string): Promise<string> {
  const { port } = new URL(mock.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.end(text));
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk));
    socket.on("close", () => resolve(answer.split("\r\n", 1)[0] ?? ""));
    socket.on("error", reject);
  });
}

describe("the page at /__mock", () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>`;

  test("lists operations, examples and scenarios with commands", async () => {
    const text = await (await fetch(`${mock.url}/__mock`)).text();
    for (const part of [
      usagePath,
      "mfa-missing",
      "throttled-once",
      `curl -i -H &#39;Prefer: code=429, example=throttled&#39;`,
    ]) {
      expect(text).toContain(part);
    }
  });

  test("reflects nothing that a request holds as markup", async () => {
    await getUsage(mock.url, { "X-Locale": hostile, prefer: `scenario=${hostile}` });
    await fetch(`${mock.url}/${hostile}?q=${hostile}`, { headers: bearer });
    await raw(`GET /<script>alert(3)</script> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const response = await fetch(`${mock.url}/__mock`);
    const text = await response.text();
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toContain("<img");
    expect(text).toContain("&lt;script&gt;alert(3)");
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe-inline");
  });

  test("escapes what a contract holds", async () => {
    const spec = {
      openapi: "3.1.0",
      info: { title: hostile, version: hostile },
      paths: {
        "/p": {
          get: { operationId: hostile, summary: hostile, responses: { 200: { description: hostile } } },
        },
      },
    };
    const other = await startMock({ spec });
    const text = await (await fetch(`${other.url}/__mock`)).text();
    await other.stop();
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toContain("<img");
  });

  test("cannot be read by other sites", async () => {
    for (const path of ["/__mock", "/__mock/requests"]) {
      const { headers } = await fetch(mock.url + path, { headers: { origin: "https://evil.example" } });
      expect(headers.has("access-control-allow-origin")).toBe(false);
    }
    const preflight = { origin: "https://evil.example", "access-control-request-method": "DELETE" };
    const answer = await fetch(`${mock.url}/__mock/requests`, { method: "OPTIONS", headers: preflight });
    expect(answer.status).toBe(405);
  });
});

describe("hostile requests", () => {
  test("headers and bodies have limits", async () => {
    expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${"a".repeat(20_000)}\r\n\r\n`)).toContain("431");
    const small = await startMock({ bodyLimit: 100 });
    const post = (length: number) =>
      fetch(small.url + usagePath, { method: "POST", body: "x".repeat(length) });
    expect([(await post(100)).status, (await post(101)).status]).toEqual([405, 413]);
    await small.stop();
  });

  test("a connection is kept for a minute between two requests", async () => {
    const { headers } = await fetch(mock.url + usagePath);
    expect(headers.get("keep-alive")).toBe("timeout=65");
  });

  test.each([
    "GET http://evil.example/v1/analytics/licenses/usage HTTP/1.1",
    "GET //evil.example/%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
    "GET /..%2f..%2f..%2fetc%2fpasswd HTTP/1.1",
    "GET /__proto__/constructor HTTP/1.1",
    "GET /%E0%A4%A HTTP/1.1",
    "GET http:// HTTP/1.1",
    "OPTIONS * HTTP/1.1",
  ])("%s is answered and harms nothing", async (line) => {
    expect(await raw(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 [2345]\d\d/);
    expect((await getUsage(mock.url)).status).toBe(200);
  });

  test("prototype names in queries and bodies pollute nothing", async () => {
    await fetch(
      `${mock.url}${usagePath}?__proto__[polluted]=1&constructor.prototype.polluted=1&__proto__=1`,
      { headers: bearer },
    );
    await fetch(mock.url + usagePath, {
      method: "POST",
      headers: { ...bearer, "content-type": "application/json" },
      body: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await getUsage(mock.url)).status).toBe(200);
  });

  test("any Prefer gets an answer", async () => {
    const word = fc.stringMatching(/^[ -~]{0,40}$/);
    const prefer = fc.oneof(
      word,
      fc
        .tuple(fc.constantFrom("code", "example", "dynamic", "seed", "scenario"), word)
        .map(([name, value]) => `${name}=${value}`),
    );
    await fc.assert(
      fc.asyncProperty(prefer, async (value) => {
        fc.pre(!/reset|truncated/.test(value));
        const response = await getUsage(mock.url, { prefer: value });
        expect(await response.text()).not.toContain("The mock failed");
      }),
      { numRuns: 200 },
    );
  });
});

test("JSON of any depth leaves the list of requests readable", async () => {
  for (const body of [
    `${"[".repeat(30_000)}${"]".repeat(30_000)}`,
    '{"a":'.repeat(9000) + 1 + "}".repeat(9000),
  ]) {
    const headers = { "content-type": "application/json" };
    expect((await fetch(`${mock.url}/deep`, { method: "POST", headers, body })).status).toBe(404);
  }
  expect(JSON.stringify(await (await fetch(`${mock.url}/__mock/requests`)).json())).toContain("[too deep]");
  expect((await fetch(`${mock.url}/__mock`)).status).toBe(200);
});

test("the mock binds loopback by default, also by an empty host", async () => {
  expect(new URL(mock.url).hostname).toBe("127.0.0.1");
  const other = await startMock({ host: "" });
  await other.stop();
  expect(new URL(other.url).hostname).toBe("127.0.0.1");
  await expect(startMock({ port: "x" as unknown as number })).rejects.toThrow("Cannot listen on port x");
});
