import { startMock } from "@partner-licenses/mock";
import { describe, expect, it, onTestFinished } from "vitest";
import { overHttp } from "./support/agent.ts";
import { realServer } from "./support/real.ts";
import { shop } from "./support/shop.ts";

const canary = "canary-b1c4";
const order = { id: "o-1", lines: [{ count: 2 }] };

const sends = (value: unknown, status = 200) =>
  realServer((_, response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(value));
  });

describe("call_operation over HTTP", () => {
  it("calls the mock of another contract", async () => {
    const mock = await startMock({ spec: shop });
    onTestFinished(() => mock.stop());
    const agent = await overHttp({ spec: shop, baseUrl: mock.url, env: { API_TOKEN: canary } });
    const { text } = await agent.call("call_operation", {
      operationId: "getOrder",
      path: { "order-id": "o-1" },
    });
    expect(JSON.parse(text)).toMatchObject({ status: 200, contract: "as declared", body: { id: "o-1" } });
    expect(mock.requests()).toMatchObject([{ operationId: "getOrder", violations: [] }]);
  });

  it("writes values as the contract says, with the credential of the scheme", async () => {
    const { url, requests } = await sends(order);
    const agent = await overHttp({ spec: shop, baseUrl: `${url}/base/`, env: { API_TOKEN: canary } });
    await agent.call("call_operation", {
      operationId: "getOrder",
      path: { "order-id": "a/b" },
      query: { fields: ["id", "lines"] },
      headers: { "x-trace": 7 },
    });
    expect(requests).toMatchObject([
      {
        url: "/base/orders/a%2Fb?fields=id,lines",
        headers: { authorization: `Bearer ${canary}`, "x-trace": "7", accept: "application/json" },
      },
    ]);
  });

  it("refuses what changes data, unless writes are allowed", async () => {
    const { url, requests } = await sends(order, 201);
    const given = { operationId: "createOrder", body: order };
    const options = { spec: shop, baseUrl: url, env: { API_KEY: canary } };
    const reader = await overHttp(options);
    const refused = await reader.call("call_operation", given);
    expect(refused).toMatchObject({ isError: true, text: expect.stringContaining("--allow-writes") });
    expect(requests).toEqual([]);
    const writer = await overHttp({ ...options, allowWrites: true });
    const { text } = await writer.call("call_operation", given);
    expect(JSON.parse(text)).toMatchObject({ status: 201, contract: "as declared" });
    expect(requests).toMatchObject([
      { method: "POST", url: `/orders?api_key=${canary}`, body: JSON.stringify(order) },
    ]);
    expect(text).not.toContain(canary);
  });

  it("names every wrong value with its place", async () => {
    const agent = await overHttp({ spec: shop, allowWrites: true, env: {} });
    const body = { id: 1, lines: [{ count: 0 }] };
    const { text } = await agent.call("call_operation", { operationId: "createOrder", body });
    expect(text.split("\n").slice(1)).toEqual([
      "- body/id must be string",
      "- body/lines/0/count must be >= 1",
    ]);
    const none = await agent.call("call_operation", { operationId: "getOrder", headers: { "X-Trace": "7" } });
    expect(none.text.split("\n").slice(1)).toEqual([
      "- path.order-id is required",
      "- headers.X-Trace must be integer",
    ]);
  });

  it.each(["..", "."])("does not let the value %s lead to another path", async (id) => {
    const { url, requests } = await sends(order);
    const agent = await overHttp({ spec: shop, baseUrl: url, env: { API_TOKEN: canary } });
    const { text } = await agent.call("call_operation", {
      operationId: "getOrder",
      path: { "order-id": id },
    });
    expect(text).toContain("leads to another path");
    expect(requests).toEqual([]);
  });

  it("takes the first way in whose variables are set, and names all of them when none is", async () => {
    const { url, requests } = await sends(order, 201);
    const options = { spec: shop, baseUrl: url, allowWrites: true };
    const given = { operationId: "createOrder", body: order };
    const login = await overHttp({ ...options, env: { API_LOGIN_USER: "me", API_LOGIN_PASSWORD: canary } });
    await login.call("call_operation", given);
    const basic = Buffer.from(`me:${canary}`).toString("base64");
    expect(requests).toMatchObject([{ headers: { authorization: `Basic ${basic}` } }]);
    const nobody = await overHttp({ ...options, env: {} });
    const { text } = await nobody.call("call_operation", given);
    expect(text).toContain("API_KEY or API_TOKEN (key); or API_LOGIN_USER and API_LOGIN_PASSWORD (login)");
  });

  it("says where an answer departs from the contract, and that an error is one", async () => {
    const { url } = await sends({ id: "o-1", lines: [{ count: "2" }] });
    const agent = await overHttp({ spec: shop, baseUrl: url, env: { API_TOKEN: canary } });
    const given = { operationId: "getOrder", path: { "order-id": "o-1" } };
    const { text, isError } = await agent.call("call_operation", given);
    expect(JSON.parse(text)).toMatchObject({ contract: ["body/lines/0/count must be integer"] });
    expect(isError).toBe(false);
    const failing = await sends({}, 500);
    const other = await overHttp({ spec: shop, baseUrl: failing.url, env: { API_TOKEN: canary } });
    const failed = await other.call("call_operation", given);
    expect(failed.isError).toBe(true);
    expect(JSON.parse(failed.text)).toMatchObject({
      status: 500,
      contract: ["the status 500 is not declared"],
    });
  });

  it("shows the beginning of a long answer, with a note", async () => {
    const { url } = await sends({ ...order, id: "x".repeat(5_000) });
    const agent = await overHttp({ spec: shop, baseUrl: url, env: { API_TOKEN: canary }, mostShown: 100 });
    const { text } = await agent.call("call_operation", {
      operationId: "getOrder",
      path: { "order-id": "o-1" },
    });
    const { body, note, contract } = JSON.parse(text) as Record<string, string>;
    expect(body).toHaveLength(100);
    expect(note).toMatch(/^the first 100 of 5\d{3} characters$/);
    expect(contract).toBe("as declared");
  });

  it("shows no token that the answer holds, in whatever form and wherever the cut is", async () => {
    const token = `${canary}"/+`;
    const { url } = await realServer(({ headers }, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ id: headers.authorization, lines: [] }));
    });
    const options = { spec: shop, baseUrl: url, env: { API_TOKEN: token } };
    const given = { operationId: "getOrder", path: { "order-id": "o-1" } };
    for (const mostShown of [20, 25, 30, 1_000]) {
      const agent = await overHttp({ ...options, mostShown });
      const { text } = await agent.call("call_operation", given);
      expect(JSON.parse(text)).toMatchObject({ status: 200, contract: "as declared" });
      expect(text).not.toContain("canary");
    }
  });

  it("shows what came of an answer that does not end", async () => {
    const { url } = await realServer((_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"id":');
    });
    const agent = await overHttp({ spec: shop, baseUrl: url, env: { API_TOKEN: canary }, timeoutMs: 1_000 });
    const { text } = await agent.call("call_operation", {
      operationId: "getOrder",
      path: { "order-id": "o-1" },
    });
    expect(JSON.parse(text)).toMatchObject({
      status: 200,
      contract: "not checked",
      note: "the answer did not end: these are its first 6 bytes",
      body: '{"id":',
    });
  });

  it("does not follow a redirect with the credential", async () => {
    const elsewhere = await sends(order);
    const { url } = await realServer((_, response) => {
      response.writeHead(302, { location: `${elsewhere.url}/orders/o-1` }).end();
    });
    const agent = await overHttp({ spec: shop, baseUrl: url, env: { API_TOKEN: canary } });
    const { text } = await agent.call("call_operation", {
      operationId: "getOrder",
      path: { "order-id": "o-1" },
    });
    expect(JSON.parse(text)).toMatchObject({
      status: 302,
      location: expect.stringContaining("(not followed)"),
    });
    expect(elsewhere.requests).toEqual([]);
  });

  it("says that nobody answered, and that a contract names no address", async () => {
    const given = { operationId: "getOrder", path: { "order-id": "o-1" } };
    const nobody = await overHttp({ spec: shop, baseUrl: "http://127.0.0.1:1", env: { API_TOKEN: canary } });
    expect((await nobody.call("call_operation", given)).text).toMatch(
      /^No answer to GET http:\/\/127\.0\.0\.1:1/,
    );
    const nowhere = await overHttp({ spec: shop, env: { API_TOKEN: canary } });
    expect((await nowhere.call("call_operation", given)).text).toContain("--base-url");
  });
});
