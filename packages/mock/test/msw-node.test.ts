import { mockHandlers } from "@partner-licenses/mock/msw/node";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getUsage } from "./support/call.ts";

const pet = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "integer" }, name: { type: "string" } },
};
const json = (schema: object) => ({ description: "d", content: { "application/json": { schema } } });
const spec = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "7" },
  paths: {
    "/pets": {
      post: {
        operationId: "addPet",
        requestBody: {
          required: true,
          content: { "application/json": { schema: { type: "object", required: ["name"] } } },
        },
        responses: { 201: json(pet) },
      },
    },
    "/pets/{id}": {
      get: {
        operationId: "getPet",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
        responses: { 200: json(pet), 404: { description: "d" } },
      },
    },
  },
};

const api = "https://pets.example/api";
const mock = await mockHandlers({ spec, state: true, baseUrl: api });
const server = setupServer(
  ...mock.handlers,
  http.get("*/other", () => HttpResponse.text("other")),
);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
beforeEach(() => mock.reset());
afterAll(() => server.close());

const send = async (path: string, body?: object) => {
  const sent = body && {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  };
  const response = await fetch(api + path, sent);
  return {
    status: response.status,
    body: await response.json().catch(() => undefined),
    headers: response.headers,
  };
};

test("handlers of any contract check requests, and keep what is sent", async () => {
  expect(await send("/pets", {})).toMatchObject({
    status: 422,
    body: { validation: [{ code: "required" }] },
  });
  const made = await send("/pets", { name: "Rex" });
  expect(made).toMatchObject({ status: 201, body: { id: 1, name: "Rex" } });
  expect(made.headers.get("mock-contract-version")).toBe("7");
  expect(await send("/pets/1")).toMatchObject({ status: 200, body: { name: "Rex" } });
  expect(await send("/pets/2")).toMatchObject({ status: 404 });
  expect(mock.requests().map(({ method, url, status }) => `${method} ${url} ${status}`)).toEqual([
    "POST /pets 422",
    "POST /pets 201",
    "GET /pets/1 200",
    "GET /pets/2 404",
  ]);
});

test("they answer what a test says, held against the contract", async () => {
  mock.reply("getPet", { body: { id: "{$request.path.id}", name: "Ada" }, times: 1 });
  expect(await send("/pets/5")).toMatchObject({ status: 200, body: { id: 5, name: "Ada" } });
  expect(await send("/pets/5")).toMatchObject({ status: 404 });
  expect(() => mock.reply("getPet", { body: { id: "x" } })).toThrow(/breaks the contract/);
});

test("what no operation takes is left to others", async () => {
  const other = await fetch(`${api}/other`);
  expect(await other.text()).toBe("other");
});

test("the built-in contract is the one without a spec", async () => {
  const own = await mockHandlers({ baseUrl: "https://own.example" });
  server.use(...own.handlers);
  own.reply("getPartnerLicensesUsage", { status: 503, times: 1 });
  expect((await getUsage("https://own.example")).status).toBe(503);
  expect((await getUsage("https://own.example")).status).toBe(200);
  server.resetHandlers();
});
