import { afterAll, beforeAll, expect, it } from "vitest";
import { type GeneratedProject, generatedProject } from "./support/generated-project.ts";

const order = 'content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }';

const contract = `openapi: 3.1.0
info: { title: Shop API, version: 1.0.0 }
servers: [{ url: https://shop.example }]
paths:
  /orders:
    post:
      operationId: placeOrder
      requestBody: { required: true, ${order} }
      responses: { "204": { description: Soon. } }
      callbacks:
        onPaid:
          "{$request.body#/url}":
            post:
              operationId: paid
              requestBody: { required: true, ${order} }
              responses: { "204": { description: Thanks. } }
        onSent: { $ref: "#/components/callbacks/Sent" }
  /returns:
    post:
      operationId: returnOrder
      responses: { "204": { description: Soon. } }
      callbacks:
        onSent: { $ref: "#/components/callbacks/Sent" }
webhooks:
  order-lost:
    post:
      summary: An order was lost.
      requestBody: { ${order} }
      responses: { "204": { description: Sorry. } }
components:
  callbacks:
    Sent:
      "{$request.query.url}":
        put:
          operationId: sent
          requestBody:
            required: true
            content: { application/json: { schema: { type: object, required: [at], properties: { at: { type: string, format: date-time } } } } }
          responses: { "204": { description: Thanks. } }
  schemas:
    Order:
      type: object
      required: [id, total, secret]
      properties: { id: { type: string, readOnly: true }, total: { type: integer, minimum: 0 }, secret: { type: string, writeOnly: true } }
`;

const program = `import { createServer } from "node:http";
import { onPaidCallback, onSentCallback, orderLostWebhook, PayloadError, returnOrderOnSentCallback } from "./client/receivers.ts";
import type { callbacks, OnPaidCallback, OrderLostWebhook } from "./types/index.ts";

const answers: unknown[] = [];
const receiver = createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  try {
    const order: OrderLostWebhook = orderLostWebhook.parse(JSON.parse(text));
    answers.push(order.id, order.total + 1);
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    answers.push(error.message);
  }
  response.writeHead(204).end();
});
await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
const address = receiver.address();
const url = "http://127.0.0.1:" + (typeof address === "object" ? address?.port : "");
const send = (body: object) => fetch(url, { method: "POST", body: JSON.stringify(body) });
await send({ id: "o-1", total: 2, news: true });
await send({ id: "o-2", total: -1 });
receiver.closeAllConnections();
receiver.close();
const paid: OnPaidCallback = onPaidCallback.parse({ id: "o-3", total: 4 });
const sent = onSentCallback.safe({ at: "yesterday" });
const again = returnOrderOnSentCallback["~standard"].validate({ at: 7 });
type Put = callbacks["POST /returns onSent {$request.query.url}"]["put"]["requestBody"];
const put: Put = { content: { "application/json": { at: "2026-11-30T07:00:00Z" } } };
console.log(JSON.stringify({ answers, paid, sent, again, put }));
// @ts-expect-error what is only written is not sent to us
export const secret = paid.secret;
`;

let project: GeneratedProject;
beforeAll(async () => {
  project = await generatedProject(contract, program);
});
afterAll(() => project.remove());

it("types and checks what webhooks and callbacks send, for a server that receives it", async () => {
  expect(await project.compile()).toBe("");
  expect(await project.run(() => {})).toEqual({
    answers: ["o-1", 3, "The payload breaks the contract: $.total integer>=0"],
    paid: { id: "o-3", total: 4 },
    sent: { ok: false, issues: [{ path: "$.at", kind: "date-time" }] },
    again: { issues: [{ message: expect.any(String), path: ["at"] }] },
    put: { content: { "application/json": { at: "2026-11-30T07:00:00Z" } } },
  });
});
