import { request } from "node:http";
import { expect, it, onTestFinished } from "vitest";
import { serveHttp } from "../src/index.ts";
import { shop } from "./support/shop.ts";

const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });

async function status(headers: Record<string, string>, method = "POST", path = "/mcp"): Promise<number> {
  const { url, close } = await serveHttp({ spec: shop });
  onTestFinished(close);
  return new Promise((resolve, reject) => {
    const sent = { "content-type": "application/json", accept: "application/json, text/event-stream" };
    const length = { "content-length": String(body.length) };
    const asked = request(
      new URL(path, url),
      { method, headers: { ...sent, ...length, ...headers } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

it("answers programs and pages of this machine", async () => {
  expect(await status({})).toBe(200);
  expect(await status({ host: "localhost" })).toBe(200);
  expect(await status({ origin: "http://localhost:6274" })).toBe(200);
});

it("answers no page of a website, under whatever name it asks", async () => {
  expect(await status({ origin: "https://example.com" })).toBe(403);
  expect(await status({ origin: "null" })).toBe(403);
  expect(await status({ host: "rebound.example.com" })).toBe(403);
  expect(await status({ host: "127.0.0.1.example.com" })).toBe(403);
});

it("answers nothing but POST at /mcp, of a size that it can hold", async () => {
  expect(await status({}, "GET")).toBe(405);
  expect(await status({}, "POST", "/")).toBe(404);
  expect(await status({ "content-length": "5000000" })).toBe(413);
});
