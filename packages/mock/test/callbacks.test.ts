import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Mock, startMock } from "@partner-licenses/mock";
import { afterEach, beforeEach, expect, test } from "vitest";

const json = (schema: object, example?: object) => ({
  "application/json": { schema, ...(example && { example }) },
});
const order = { type: "object", required: ["notify"], properties: { notify: { type: "string" } } };
const id = { type: "object", properties: { id: { type: "integer" } } };
const done = {
  "{$request.body#/notify}/done/{$response.body#/id}?status={$statusCode}": {
    post: {
      parameters: [
        { name: "X-Event", in: "header", required: true, schema: { type: "string", const: "done" } },
      ],
      requestBody: { content: json({ type: "object" }, { ready: true }) },
      responses: { 204: { description: "Noted." } },
    },
  },
};
const contract = {
  openapi: "3.1.0",
  info: { title: "Orders", version: "1.0.0" },
  paths: {
    "/orders": {
      post: {
        requestBody: { required: true, content: json(order) },
        callbacks: { done },
        responses: { 202: { description: "Taken.", content: json(id, { id: 7 }) } },
      },
    },
  },
};

interface Call {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly event: unknown;
  readonly body: string;
}

let receiver: Server;
let called: Promise<Call>;
let count: number;
let address: string;
let mock: Mock<object> | undefined;

async function callOf(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method, url, headers } = request;
  return { method, url, event: headers["x-event"], body: Buffer.concat(chunks).toString() };
}

beforeEach(async () => {
  count = 0;
  called = new Promise((resolve) => {
    receiver = createServer((request, response) => {
      count += 1;
      void callOf(request).then((call) => {
        response.writeHead(204).end();
        resolve(call);
      });
    });
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await mock?.stop();
  receiver.closeAllConnections();
  receiver.close();
});

function post(url: string, body: object): Promise<Response> {
  const headers = { "content-type": "application/json" };
  return fetch(`${url}/orders`, { method: "POST", headers, body: JSON.stringify(body) });
}

test("a callback is sent to the URL that the request names, with values of both messages", async () => {
  mock = await startMock({ spec: contract });
  expect((await post(mock.url, { notify: address })).status).toBe(202);
  expect(await called).toEqual({
    method: "POST",
    url: "/done/7?status=202",
    event: "done",
    body: '{"ready":true}',
  });
});

test("who is refused, or who wants no callbacks, is not called", async () => {
  mock = await startMock({ spec: contract });
  expect((await post(mock.url, { notify: 1 })).status).toBe(422);
  const quiet = await startMock({ spec: contract, callbacks: false });
  expect((await post(quiet.url, { notify: `${address}/quiet` })).status).toBe(202);
  await quiet.stop();
  // What would have come before is there once the next one is.
  await post(mock.url, { notify: `${address}/last` });
  expect((await called).url).toBe("/last/done/7?status=202");
  expect(count).toBe(1);
});

test.each(["nowhere", "file:///etc", "http://127.0.0.1:1"])(
  "the mock goes on where %s is called",
  async (notify) => {
    mock = await startMock({ spec: contract });
    const warned = once(process, "warning") as Promise<[Error]>;
    expect((await post(mock.url, { notify })).status).toBe(202);
    const [{ message }] = await warned;
    expect(message).toMatch(/^The callback POST .* was not sent: /);
    expect((await post(mock.url, { notify: address })).status).toBe(202);
    expect((await called).method).toBe("POST");
  },
);
