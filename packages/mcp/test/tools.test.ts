import { expect, it } from "vitest";
import { overHttp } from "./support/agent.ts";
import { shop } from "./support/shop.ts";

/** A contract of so many operations, with long texts. */
function large(count: number): object {
  const paths = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const summary = `Reads report ${index} ${"of the invoices ".repeat(20)}`;
      const responses = { 200: { description: "Done." } };
      return [`/reports/${index}`, { get: { operationId: `getReport${index}`, summary, responses } }];
    }),
  );
  const info = { title: `Reports ${"and more ".repeat(500)}`, version: "1.0.0" };
  return { openapi: "3.1.0", info, servers: [{ url: "http://127.0.0.1:1" }], paths };
}

it("lists three tools whose size does not grow with the contract", async () => {
  const { client, call } = await overHttp({ spec: large(700) });
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    "search_operations",
    "describe_operation",
    "call_operation",
  ]);
  // A token is about four bytes of English: a sixteenth of the 8000 tokens that are allowed.
  expect(JSON.stringify(tools).length).toBeLessThan(3_000);
  expect(JSON.stringify(tools)).toContain("700 operations, 700 of them read-only");
  const { text } = await call("search_operations", { query: "report 345", limit: 5 });
  expect(JSON.parse(text).hits[0]).toMatchObject({ operationId: "getReport345" });
  expect(JSON.parse(text).hits).toHaveLength(5);
  expect(text.length).toBeLessThan(2_500);
});

it("describes an operation with each schema once, and with arguments that the contract allows", async () => {
  const { call } = await overHttp({ spec: shop, env: {} });
  const { text } = await call("describe_operation", { operationId: "createOrder" });
  const described = JSON.parse(text) as Record<string, object>;
  expect(Object.keys(described.schemas ?? {})).toEqual([
    "#/components/schemas/Order",
    "#/components/schemas/Line",
  ]);
  expect(described.example).toMatchObject({ operationId: "createOrder", body: { id: "o-1", lines: [] } });
  const read = JSON.parse((await call("describe_operation", { operationId: "getOrder" })).text);
  expect(read.example).toEqual({ operationId: "getOrder", path: { "order-id": expect.any(String) } });
});

it("takes no example for a reference", async () => {
  const { Order, ...others } = shop.components.schemas;
  const examples = [{ id: "o-1", lines: [], $ref: "#/nowhere" }];
  const components = { ...shop.components, schemas: { ...others, Order: { ...Order, examples } } };
  const { call } = await overHttp({ spec: { ...shop, components }, env: {} });
  const { text, isError } = await call("describe_operation", { operationId: "getOrder" });
  expect(isError).toBe(false);
  expect(Object.keys(JSON.parse(text).schemas)).not.toContain("#/nowhere");
});

it("refuses what the tools do not take", async () => {
  const { call, client } = await overHttp({ spec: shop, env: {} });
  expect(await call("search_operations", { query: 1 })).toEqual({
    isError: true,
    text: "query must be a text.",
  });
  expect((await call("search_operations", { query: "", limit: 0 })).text).toContain("from 1 to 50");
  expect((await call("call_operation", { operationId: "getOrder", path: [] })).text).toContain(
    "must be an object",
  );
  await expect(client.callTool({ name: "delete_all" })).rejects.toThrow("There is no tool delete_all");
});
