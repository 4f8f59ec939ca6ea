import { afterAll, beforeAll, expect, it } from "vitest";
import { type GeneratedProject, generatedProject } from "./support/generated-project.ts";

const found =
  '{ "200": { description: Them., headers: { X-Total: { required: true, schema: { type: integer } } }, content: { application/json: { schema: { type: array, items: { type: string } } } } } }';

const contract = `openapi: 3.2.0
info: { title: Shop API, version: 1.0.0 }
servers: [{ url: https://shop.example }]
paths:
  /orders:
    query:
      operationId: searchOrders
      requestBody:
        required: true
        content: { application/json: { schema: { type: object, required: [states], properties: { states: { type: array, items: { type: string } } } } } }
      responses: ${found}
    get:
      operationId: listOrders
      parameters:
        - name: filter
          in: querystring
          required: true
          content:
            application/x-www-form-urlencoded:
              schema: { type: object, required: [ids], properties: { ids: { type: array, items: { type: integer } }, q: { type: string } } }
              encoding: { ids: { explode: false } }
      responses: ${found}
  /orders/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    additionalOperations:
      COPY:
        operationId: copyOrder
        requestBody: { content: { application/json: { schema: { type: object, properties: { to: { type: string } } } } } }
        responses: ${found}
      M-SEARCH: { responses: ${found} }
      purge: { operationId: purgeOrder, responses: ${found} }
  /log:
    get:
      operationId: readLog
      parameters: [{ $ref: "#/components/parameters/Filter" }]
      responses: ${found}
components:
  parameters:
    Filter:
      { name: any, in: querystring, content: { application/json: { schema: { type: object, properties: { from: { type: integer } } } } } }
`;

const program = `import { createShopClient } from "./client/index.ts";
import { ordersQueryOptions, searchOrdersQueryOptions, useSearchOrders } from "./react/index.ts";

const shop = createShopClient({ baseUrl: process.argv[2] ?? "", tries: 1 });
const got: string[][] = [
  await shop.orders.query({ body: { states: ["open"] } }),
  await shop.orders.get({ querystring: { ids: [1, 2], q: "a b" } }),
  await shop.orders.byId("a/1").copy({ body: { to: "b" } }),
  await shop.orders.byId("a").mSearch(),
  await shop.log.get({ querystring: { from: 3 } }),
  await shop.log.get(),
];
const { queryKey } = searchOrdersQueryOptions(shop, { body: { states: [] } });
const { queryFn } = ordersQueryOptions(shop, { querystring: { ids: [7] } });
got.push(await queryFn({ signal: new AbortController().signal }));
const { headers } = await shop.log.get.withResponse();
const total: string = headers.get("X-Total");
console.log(JSON.stringify({ total, got: got.flat(), queryKey, hook: typeof useSearchOrders }));
// @ts-expect-error the states are required
export const stateless = () => shop.orders.query({ body: {} });
// @ts-expect-error the query is required
export const queryless = () => shop.orders.get();
// @ts-expect-error ids are numbers
export const wrong = () => shop.orders.get({ querystring: { ids: ["1"] } });
`;

let project: GeneratedProject;
beforeAll(async () => {
  project = await generatedProject(contract, program);
});
afterAll(() => project.remove());

it("leaves out only a method that would be sent as another one", () => {
  expect(project.result.notes.map(({ code, message }) => [code, message])).toEqual([
    ["not-generated", "the method `purge` has no generated code: the operation is left out"],
  ]);
});

it("sends every method of OpenAPI 3.2, and a query as a whole, in code that compiles", async () => {
  expect(await project.compile()).toBe("");
  const printed = await project.run(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.setHeaders(new Map(Object.entries({ "content-type": "application/json", "x-total": "7" })));
    response.end(JSON.stringify([`${request.method} ${request.url} ${body}`]));
  });
  expect(printed).toEqual({
    total: "7",
    got: [
      'QUERY /orders {"states":["open"]}',
      "GET /orders?ids=1,2&q=a+b ",
      'COPY /orders/a%2F1 {"to":"b"}',
      "M-SEARCH /orders/a ",
      "GET /log?%7B%22from%22%3A3%7D ",
      "GET /log ",
      "GET /orders?ids=7 ",
    ],
    queryKey: ["searchOrders", { body: { states: [] } }],
    hook: "function",
  });
});
