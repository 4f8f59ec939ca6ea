import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createPartnerClient, type PartnerClientOptions } from "../src/index.ts";
import { errorOf } from "./support/client.ts";

const open: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  }
});

/** A server that answers each request on the bare socket. */
async function serve(answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", () => answer(socket));
  });
  open.push({ server, sockets });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

const head = (length: number) =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nMS-RequestId: r-server\r\nContent-Length: ${length}\r\n\r\n`;
const half = '{"totalCount":1,';

/** The error of one try against a base URL. */
const errorAt = (baseUrl: string, options: PartnerClientOptions = {}) =>
  errorOf(
    createPartnerClient({
      auth: "token-of-the-test",
      baseUrl,
      tries: 1,
      ...options,
    }).analytics.licenses.usage.get(),
  );

describe("on a real socket", () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ["a reset before the answer", (socket) => socket.resetAndDestroy(), "network"],
    [
      "a reset in the middle of the body",
      (socket) => socket.write(head(1000) + half, () => setTimeout(() => socket.resetAndDestroy(), 20)),
      "network",
    ],
    ["a body shorter than its length", (socket) => socket.end(head(1000) + half), "network"],
    ["a length that cuts the body off", (socket) => socket.end(head(half.length) + half), "decode"],
    ["something that is not HTTP", (socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"), "network"],
    ["a close without an answer", (socket) => socket.end(), "network"],
    ["a proxy page", (socket) => socket.end(`${head(6)}<html>`), "decode"],
  ])("%s is an error with ids and tries", async (_, answer, kind) => {
    const error = await errorAt(await serve(answer));
    expect(error.kind).toBe(kind);
    expect(error.requestId).toBeTruthy();
    expect(error.correlationId).toBeTruthy();
    expect(error.attempts).toHaveLength(1);
    expect(JSON.stringify(error)).not.toContain("token-of-the-test");
  });

  test.each<[string, (socket: Socket) => void]>([
    ["a half-open connection", () => {}],
    ["headers that stop half way", (socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Ty")],
    ["a body that stops half way", (socket) => socket.write(head(1000) + half)],
  ])("%s ends with the time for a try", async (_, answer) => {
    const error = await errorAt(await serve(answer), { timeout: 150 });
    expect(error.kind).toBe("timeout");
    expect(error.attempts).toHaveLength(1);
  });

  test("a cancel in the middle of the body closes the connection", async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const controller = new AbortController();
    const url = await serve((socket) => {
      closed = new Promise((resolve) => socket.on("close", resolve));
      socket.write(head(1000) + half, () => controller.abort("enough"));
    });
    const call = createPartnerClient({ baseUrl: url }).analytics.licenses.usage.get({
      signal: controller.signal,
    });
    expect(await errorOf(call)).toMatchObject({ kind: "aborted", cause: "enough" });
    await closed;
  });

  test("TLS to a server without it, and a name that does not exist, are network errors", async () => {
    const url = await serve((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    expect((await errorAt(url.replace("http:", "https:"))).kind).toBe("network");
    expect((await errorAt("https://name-that-does-not.invalid")).kind).toBe("network");
  });

  test("a service that recovers is reached by the next try", async () => {
    let count = 0;
    const body = '{"totalCount":0,"items":[]}';
    const url = await serve((socket) => {
      count += 1;
      if (count === 1) socket.resetAndDestroy();
      else socket.end(head(body.length) + body);
    });
    const partner = createPartnerClient({ baseUrl: url });
    const { data, requestId } = await partner.analytics.licenses.usage.get.withResponse();
    expect(data).toEqual({ totalCount: 0, items: [] });
    expect(requestId).toBe("r-server");
    expect(count).toBe(2);
  });
});
