import { afterAll, beforeAll, expect, it } from "vitest";
import { type GeneratedProject, generatedProject } from "./support/generated-project.ts";

const contract = `openapi: 3.1.0
info: { title: Shop API, version: 1.0.0 }
servers: [{ url: https://shop.example }]
paths:
  /orders:
    get:
      operationId: listOrders
      x-pagination: { kind: page, parameter: page }
      parameters: [{ name: page, in: query, schema: { type: integer } }]
      responses:
        "200": { description: Them., content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Order" } } } } }
        "400": { description: No., content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
    post:
      operationId: placeOrder
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
      responses: { "201": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } } }
  /mixed:
    get:
      operationId: getMixed
      responses:
        "200":
          description: It.
          content:
            application/json:
              schema:
                oneOf:
                  - { type: object, required: [at], properties: { at: { type: string, format: date } } }
                  - { type: object, required: [at], properties: { at: { type: string } } }
  /log:
    get:
      operationId: readLog
      responses:
        "200": { description: It., content: { application/x-ndjson: { schema: { type: object, required: [at], properties: { at: { type: string, format: date-time } } } } } }
  /plain: { get: { operationId: getPlain, responses: { "200": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/Plain" } } } } } } }
components:
  schemas:
    Order:
      allOf: [{ $ref: "#/components/schemas/Base" }]
      type: object
      properties:
        due: { type: [string, "null"], format: date }
        parts: { type: array, items: { $ref: "#/components/schemas/Order" } }
        seen: { type: object, additionalProperties: { anyOf: [{ type: string, format: date-time }, { type: "null" }] } }
    Base: { type: object, required: [at], properties: { at: { type: string, format: date-time }, note: { type: string } } }
    Plain: { type: object, properties: { own: { $ref: "#/components/schemas/Plain" }, text: { type: string } } }
`;

const program = `import { createShopClient, isShopError, type OperationData } from "./client/index.ts";
import { useOrders } from "./react/index.ts";

const shop = createShopClient({ baseUrl: process.argv[2] ?? "", tries: 1 });
const order: OperationData<"placeOrder"> = await shop.orders.post({ body: { at: "2026-11-30T07:00:00Z" } });
const at: number = order.at.getTime();
const due: Date | null | undefined = order.due;
const inner: Date[] = (order.parts ?? []).map((part) => part.at);
const seen = Object.values(order.seen ?? {}).map((each) => each?.getTime() ?? null);
const paged: Date[] = [];
for await (const each of shop.orders.get.items()) paged.push(each.at);
const logged: Date[] = [];
for await (const { at: moment } of await shop.log.get()) logged.push(moment);
const mixed = await shop.mixed.get();
const refused = await shop.orders.get.safe({ query: { page: 9 } });
const text: string = !refused.ok && refused.status === 400 ? (refused.error.body?.at ?? "") : "";
let wrong = "";
try {
  await shop.orders.get({ query: { page: 8 } });
} catch (error) {
  if (isShopError(error)) wrong = error.kind + " " + error.message.slice(0, 39);
}
const all = { at, due, inner, seen, paged, logged, isMixed: mixed.at instanceof Date, text, wrong, note: order.note };
console.log(JSON.stringify({ ...all, areDates: [due, ...inner, ...paged, ...logged].every((each) => each instanceof Date), hook: typeof useOrders }));
// @ts-expect-error what is sent keeps texts
export const sent = () => shop.orders.post({ body: { at: new Date() } });
`;

let project: GeneratedProject;
beforeAll(async () => {
  project = await generatedProject(contract, program, { dates: "Date" });
});
afterAll(() => project.remove());

it("says where a text may be taken for a date", () => {
  expect(project.result.notes.map(({ code }) => code)).toContain("date-or-text");
});

it("gives dates in answers, pages and streams, and refuses texts that are none, in code that compiles", async () => {
  expect(await project.compile()).toBe("");
  const moment = "2026-11-30T07:00:00.500Z";
  const inner = { at: moment, due: null };
  const printed = await project.run((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const page = Number(searchParams.get("page") ?? 1);
    const lists = page === 1 ? [inner] : page === 8 ? [inner, { at: "soon" }] : [];
    const order = {
      at: moment,
      due: "2026-12-24",
      parts: [inner],
      seen: { a: moment, b: null },
      note: "2026-12-24",
    };
    const isPost = request.method === "POST";
    const answers: Record<string, unknown> = {
      "/orders": isPost ? order : page === 9 ? inner : lists,
      "/mixed": { at: "2026-12-24" },
      "/log": inner,
    };
    response.statusCode = isPost ? 201 : page === 9 ? 400 : 200;
    response.setHeader("content-type", pathname === "/log" ? "application/x-ndjson" : "application/json");
    response.end(`${JSON.stringify(answers[pathname])}\n`);
  });
  expect(printed).toEqual({
    ...{
      at: Date.parse(moment),
      due: "2026-12-24T00:00:00.000Z",
      inner: [moment],
      seen: [Date.parse(moment), null],
    },
    ...{ paged: [moment], logged: [moment], isMixed: true, text: moment, note: "2026-12-24" },
    ...{ wrong: "validation Request failed (200, $.1.at date-time):", areDates: true, hook: "function" },
  });
});
