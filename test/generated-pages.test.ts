import { afterAll, beforeAll, expect, it } from "vitest";
import { type GeneratedProject, generatedProject } from "./support/generated-project.ts";

const list = (more: string) =>
  `{ "200": { description: Them., content: { application/json: { schema: { type: object, required: [data], properties: { data: { type: array, items: { $ref: "#/components/schemas/Order" } }, ${more} } } } } } }`;

const contract = `openapi: 3.1.0
info: { title: Shop API, version: 1.0.0 }
servers: [{ url: https://shop.example }]
paths:
  /v1/orders:
    get:
      operationId: listOrders
      x-pagination: { kind: cursor, parameter: after, next: /next }
      parameters:
        - { name: after, in: query, schema: { type: string } }
        - { name: state, in: query, required: true, schema: { type: string } }
      responses: ${list("next: { type: [string, 'null'] }")}
  /v1/customers/{id}/orders:
    get:
      operationId: listCustomerOrders
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: page, in: query, schema: { type: integer, default: 1 } }
      responses: ${list("total: { type: integer }")}
  /v1/search:
    post:
      operationId: searchOrders
      x-pagination: { kind: cursor, parameter: /cursor, next: /next }
      requestBody: { content: { application/json: { schema: { type: object, properties: { cursor: { type: string } } } } } }
      responses: ${list("next: { type: string }")}
  /v1/things:
    get:
      operationId: listThings
      x-pagination: { kind: cursor, parameter: cursor, next: /next }
      parameters: [{ name: page, in: query, schema: { type: integer } }]
      responses: ${list("next: { type: string }")}
components:
  schemas:
    Order: { type: object, required: [id], properties: { id: { type: integer } } }
`;

const program = `import { QueryClient } from "@tanstack/react-query";
import { createShopClient, isShopError, itemsOf, listOrdersPages, type PageItem, pagesOf } from "./client/index.ts";
import { createShopClientCore, listOrders } from "./client/core.ts";
import { ordersInfiniteQueryOptions, useInfiniteOrders } from "./react/index.ts";

const baseUrl = process.argv[2] ?? "";
const shop = createShopClient({ baseUrl, tries: 1 });
const ids: number[] = [];
for await (const { id } of shop.orders.get.items({ query: { state: "open" } })) ids.push(id);
const sizes: number[] = [];
for await (const { items, data } of shop.customers.byId("c/1").orders.get.pages()) sizes.push(items.length, data.data.length);
for await (const { items } of shop.search.post.pages({ body: {} })) sizes.push(items.length);
const core = createShopClientCore({ listOrders }, { baseUrl });
for await (const { id } of itemsOf(core, listOrdersPages, { query: { state: "open" } })) ids.push(id);
const { value: first } = await pagesOf(shop, listOrdersPages, { query: { state: "one" } }).next();
const order: PageItem<"listOrders"> | undefined = first?.items[0];
const options = ordersInfiniteQueryOptions(shop, { query: { state: "open" } });
const cache = new QueryClient();
const { pages } = await cache.fetchInfiniteQuery({ ...options, pages: 9 });
const cached: number[] = pages.flatMap(({ items }) => items.map(({ id }) => id));
cache.clear();
const page = await options.queryFn({ signal: new AbortController().signal, pageParam: undefined });
let repeated = "";
try {
  for await (const { id } of shop.orders.get.items({ query: { state: "circle" } })) ids.push(id);
} catch (error) {
  if (isShopError(error)) repeated = error.kind + ": " + error.message.slice(0, 43);
}
console.log(JSON.stringify({ ids, cached, sizes, order, key: options.queryKey, next: page.next, repeated, hook: typeof useInfiniteOrders }));
// @ts-expect-error the state is required
export const stateless = () => shop.orders.get.items();
// @ts-expect-error things have no pages
export const pageless = () => shop.things.get.pages();
`;

let project: GeneratedProject;
beforeAll(async () => {
  project = await generatedProject(contract, program, { pagination: { recognise: true, operations: {} } });
});
afterAll(() => project.remove());

it("reports what is recognised and what is not understood, with its place", () => {
  const notes = project.result.notes.filter(({ code }) => code.startsWith("pag"));
  expect(notes.map(({ code, message, places }) => [code, message, places[0]?.line])).toEqual([
    ["pages-recognised", expect.stringContaining('{"kind":"page","parameter":"page"}'), 14],
    ["pagination-not-understood", expect.stringContaining("no query parameter `cursor`"), 29],
  ]);
});

it("walks through pages and their items, in code that compiles", async () => {
  expect(await project.compile()).toBe("");
  const asked: string[] = [];
  const printed = await project.run((request, response) => {
    asked.push(request.url ?? "");
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const page = Number(searchParams.get("page") ?? searchParams.get("after") ?? 1);
    const state = searchParams.get("state");
    const isLast = pathname === "/v1/search";
    const next = isLast
      ? undefined
      : state === "circle"
        ? "2"
        : page < 3 && state !== "one"
          ? String(page + 1)
          : null;
    const data =
      pathname.startsWith("/v1/customers") && page > 2 ? [] : [{ id: page * 10 }, { id: page * 10 + 1 }];
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data, next }));
  });
  const thrice = [10, 11, 20, 21, 30, 31];
  expect(printed).toEqual({
    ids: [...thrice, ...thrice, 10, 11, 20, 21],
    cached: thrice,
    sizes: [2, 2, 2, 2, 0, 0, 2],
    order: { id: 10 },
    key: ["listOrders", "pages", { query: { state: "open" } }],
    next: { query: { after: "2" } },
    repeated: "validation: Request failed (the server repeats a page):",
    hook: "function",
  });
  expect(asked).toContain("/v1/customers/c%2F1/orders?page=2");
});
