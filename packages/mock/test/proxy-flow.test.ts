import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { type ProxiedExchange, startProxy } from "@partner-licenses/mock";
import { expect, test } from "vitest";
import { bearer, usagePath } from "./support/call.ts";
import { nowhere, otherServers } from "./support/serve.ts";

const serve = otherServers();

async function through(upstream: string) {
  const seen: ProxiedExchange[] = [];
  const proxy = await startProxy({ upstream, onExchange: (exchange) => seen.push(exchange) });
  return { proxy, seen };
}

/** Sends a request line as it is; resolves to the whole answer. */
async function raw(url: string, line: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(`${line} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer s3cret\r\nConnection: close\r\n\r\n`);
  let text = "";
  socket.on("data", (chunk) => (text += chunk));
  await once(socket, "close");
  return text;
}

test("every request goes to the real server, whatever host its target names", async () => {
  let stolen = 0;
  const evil = await serve((_, response) => {
    stolen += 1;
    response.end();
  });
  const { host } = new URL(evil);
  const upstream = await serve(({ url }, response) => response.end(`got ${url}`));
  const { proxy } = await through(`${upstream}/base`);
  expect(await raw(proxy.url, `GET http://${host}/v1?a=b`)).toContain("got /base/v1?a=b");
  expect(await raw(proxy.url, `GET //${host}/v1`)).toContain(`got /base//${host}/v1`);
  expect(await raw(proxy.url, `GET /\\${host}/v1`)).toContain("got /base/\\");
  expect(await raw(proxy.url, "GET /a/../b/%E0%A4%A")).toContain("got /base/a/../b/%E0%A4%A");
  await proxy.stop();
  expect(stolen).toBe(0);
});

test("an answer flows through piece by piece", async () => {
  let finish = (): void => {};
  const upstream = await serve((_, response) => {
    response.writeHead(200, "Fine", { "content-type": "text/event-stream", "x-a": ["1", "2"] });
    response.write("data: one\n\n");
    finish = () => response.end("data: two\n\n");
  });
  const { proxy, seen } = await through(upstream);
  const response = await fetch(proxy.url + usagePath, { headers: bearer });
  expect([response.statusText, response.headers.get("x-a")]).toEqual(["Fine", "1, 2"]);
  const reader = response.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("data: one\n\n");
  finish();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("data: two\n\n");
  await expect.poll(() => seen.length).toBe(1);
  await proxy.stop();
});

test("a large body flows through unchanged and is not kept", async () => {
  const upstream = await serve(async (incoming, response) => {
    let size = 0;
    for await (const chunk of incoming) size += (chunk as Buffer).length;
    response.end(JSON.stringify({ size, length: incoming.headers["content-length"] }));
  });
  const { proxy, seen } = await through(upstream);
  const body = Buffer.alloc(12 * 1024 * 1024, "x");
  const response = await fetch(`${proxy.url}/upload`, { method: "POST", body });
  expect(await response.json()).toEqual({ size: body.length, length: String(body.length) });
  await expect.poll(() => seen[0]?.violations.map(({ code }) => code)).toContain("unchecked");
  await proxy.stop();
});

test("repeated headers and a chunked body arrive as they were sent", async () => {
  const upstream = await serve((incoming, response) => {
    incoming.resume().on("end", () => response.end(JSON.stringify(incoming.rawHeaders)));
  });
  const { proxy } = await through(upstream);
  const headers = { "X-Two": ["a", "b"], "Transfer-Encoding": "chunked", Connection: "x-hop", "X-Hop": "1" };
  const call = request(`${proxy.url}/upload`, { method: "DELETE", headers });
  call.end("body");
  const [answer] = await once(call, "response");
  let text = "";
  for await (const chunk of answer) text += chunk;
  const got: string[] = JSON.parse(text);
  expect(got.join(" ")).toContain("x-two a x-two b");
  expect(got).toContain("chunked");
  expect(got).not.toContain("x-hop");
  await proxy.stop();
});

test("a server that is away or breaks off is reported", async () => {
  const { proxy, seen } = await through(await nowhere());
  expect((await fetch(proxy.url + usagePath, { headers: bearer })).status).toBe(502);
  await expect.poll(() => seen[0]).toMatchObject({ status: 502, violations: [{ code: "no-answer" }] });
  await proxy.stop();
  const upstream = await serve((_, response) => {
    response.writeHead(200, { "content-length": "10" });
    response.write("half", () => response.destroy());
  });
  const broken = await through(upstream);
  const answer = await fetch(broken.proxy.url + usagePath, { headers: bearer });
  await expect(answer.text()).rejects.toThrow();
  await expect.poll(() => broken.seen[0]?.violations[0]?.code).toBe("no-answer");
  await broken.proxy.stop();
});
