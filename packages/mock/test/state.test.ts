import { type Mock, MockStartError, startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const pet = {
  type: "object",
  required: ["id", "name", "born"],
  properties: {
    id: { type: "integer" },
    name: { type: "string" },
    born: { type: "string", format: "date" },
    tag: { type: "string", example: "dog" },
    secret: { type: "string", writeOnly: true },
  },
};
const key = {
  type: "object",
  required: ["keyId"],
  properties: { keyId: { type: "string", format: "uuid" } },
};
const content = (schema: object) => ({ content: { "application/json": { schema } } });
const json = (schema: object) => ({ description: "d", ...content(schema) });
const list = {
  type: "object",
  required: ["total"],
  properties: { total: { type: "integer" }, data: { type: "array", items: pet } },
};
const petId = { name: "petId", in: "path", required: true, schema: { type: "integer" } };
const owner = { name: "owner", in: "path", required: true, schema: { type: "string" } };

const spec = {
  openapi: "3.0.3",
  info: { title: "Pets", version: "1" },
  servers: [{ url: "/v1" }],
  paths: {
    "/pets": {
      get: {
        parameters: [{ name: "tag", in: "query", schema: { type: "string" } }],
        responses: { 200: json(list) },
      },
      post: {
        requestBody: content({
          type: "object",
          required: ["name"],
          properties: { name: { type: "string" } },
        }),
        responses: { 201: { ...json(pet), headers: { Location: { schema: { type: "string" } } } } },
      },
    },
    "/pets/{petId}": {
      parameters: [petId],
      get: {
        responses: {
          200: json(pet),
          404: json({ type: "object", properties: { code: { enum: ["no-pet"] } } }),
        },
      },
      put: { requestBody: content({ type: "object" }), responses: { 200: json(pet) } },
      patch: {
        requestBody: {
          content: {
            "application/merge-patch+json": {},
            "application/json-patch+json": {},
            "application/json": {},
          },
        },
        responses: { 200: json(pet) },
      },
      delete: { responses: { 204: { description: "d" } } },
    },
    "/owners/{owner}/keys": {
      parameters: [owner],
      get: { responses: { 200: json({ type: "array", items: key }) } },
      post: { requestBody: content({ type: "object" }), responses: { 200: json(key) } },
    },
    "/owners/{owner}/keys/{keyId}": {
      parameters: [owner, { name: "keyId", in: "path", required: true, schema: { type: "string" } }],
      get: { responses: { 200: json(key) } },
    },
  },
};

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ spec, state: true });
});
beforeEach(() => mock.reset());
afterAll(() => mock.stop());

async function send(method: string, path: string, body?: object, type = "application/json", base = mock.url) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": type } };
  const response = await fetch(base + path, { method, ...sent });
  const text = await response.text();
  return {
    status: response.status,
    body: text === "" ? undefined : JSON.parse(text),
    headers: response.headers,
  };
}

describe("a collection", () => {
  test("holds what was created, until it is removed", async () => {
    expect((await send("GET", "/pets")).body).toEqual({ total: 0, data: [] });
    const made = await send("POST", "/pets", { name: "Rex", secret: "s" });
    expect(made).toMatchObject({ status: 201, body: { id: 1, name: "Rex", born: expect.any(String) } });
    expect(Object.keys(made.body).sort()).toEqual(["born", "id", "name"]);
    expect(made.headers.get("location")).toBe("/pets/1");
    expect((await send("GET", "/v1/pets/1")).body).toEqual(made.body);
    expect((await send("POST", "/pets", { name: "Ada", tag: "cat" })).body).toMatchObject({
      id: 2,
      tag: "cat",
    });
    const all = await send("GET", "/pets");
    expect(all.body).toMatchObject({
      total: 2,
      data: [
        { id: 1, name: "Rex" },
        { id: 2, name: "Ada" },
      ],
    });
    expect((await send("GET", "/pets?tag=cat")).body).toMatchObject({ total: 1, data: [{ id: 2 }] });
    expect((await send("DELETE", "/pets/1")).status).toBe(204);
    expect(await send("GET", "/pets/1")).toMatchObject({ status: 404, body: { code: "no-pet" } });
    expect((await send("DELETE", "/pets/1")).status).toBe(404);
    expect((await send("GET", "/pets")).body).toMatchObject({ total: 1 });
  });

  test("is changed by PUT and PATCH", async () => {
    expect((await send("PUT", "/pets/1", { name: "Rex" })).status).toBe(404);
    await send("POST", "/pets", { name: "Rex", tag: "dog" });
    const put = await send("PUT", "/pets/1", { name: "Max", born: "2020-01-01" });
    expect(put).toMatchObject({ status: 200, body: { id: 1, name: "Max", born: "2020-01-01" } });
    expect(put.body).not.toHaveProperty("tag");
    await send("PATCH", "/pets/1", { tag: "old", name: "Moritz" }, "application/merge-patch+json");
    expect((await send("GET", "/pets/1")).body).toEqual({
      id: 1,
      name: "Moritz",
      born: "2020-01-01",
      tag: "old",
    });
    const steps = [
      { op: "test", path: "/tag", value: "old" },
      { op: "remove", path: "/tag" },
      { op: "replace", path: "/name", value: "Tim" },
    ];
    await send("PATCH", "/pets/1", steps, "application/json-patch+json");
    expect((await send("GET", "/pets/1")).body).toEqual({ id: 1, name: "Tim", born: "2020-01-01" });
    expect((await send("PATCH", "/pets/1", steps, "application/json-patch+json")).status).toBe(409);
  });

  test("refuses what the contract refuses", async () => {
    expect((await send("POST", "/pets", { tag: "cat" })).status).toBe(422);
    expect((await send("GET", "/pets")).body.total).toBe(0);
  });

  test("has ids of its format, and is apart for each path", async () => {
    const made = await send("POST", "/owners/ann/keys", {});
    expect(made.body.keyId).toMatch(/^[\da-f-]{36}$/);
    expect((await send("GET", `/owners/ann/keys/${made.body.keyId}`)).body).toEqual(made.body);
    expect((await send("GET", `/owners/bob/keys/${made.body.keyId}`)).status).toBe(404);
    expect((await send("GET", "/owners/bob/keys")).body).toEqual([]);
  });

  test("is apart for each session", async () => {
    const session = mock.session();
    await send("POST", "/pets", { name: "Rex" }, undefined, session.url);
    expect((await send("GET", "/pets")).body.total).toBe(0);
    expect((await send("GET", "/pets", undefined, undefined, session.url)).body.total).toBe(1);
    expect(session.state()).toEqual({ "/pets": [{ id: 1, name: "Rex" }] });
    session.reset();
    expect(session.state()).toEqual({});
  });

  test("gives way to replies and to what a request asks for", async () => {
    mock.reply("GET /pets/{petId}", { status: 404, times: 1 });
    await send("POST", "/pets", { name: "Rex" });
    expect((await send("GET", "/pets/1")).status).toBe(404);
    expect((await send("GET", "/pets/1")).status).toBe(200);
    const asked = await fetch(`${mock.url}/pets/1`, { headers: { prefer: "code=404" } });
    expect(asked.status).toBe(404);
  });
});

describe("what is in store", () => {
  test("can be given and replaced, and comes back with a reset", async () => {
    const first = { "/pets": [{ id: 7, name: "Ada", born: "2020-01-01" }] };
    const other = await startMock({ spec, state: first });
    expect((await send("GET", "/pets/7", undefined, undefined, other.url)).body).toEqual(first["/pets"][0]);
    await send("DELETE", "/pets/7", undefined, undefined, other.url);
    expect((await send("GET", "/pets/7", undefined, undefined, other.url)).status).toBe(404);
    other.setState({ "/owners/ann/keys": [{ keyId: "k" }] });
    expect(other.state()).toEqual({ "/owners/ann/keys": [{ keyId: "k" }] });
    other.reset();
    expect(other.state()).toEqual(first);
    await other.stop();
  });

  test("is refused where the contract has no such collection, or no id is in it", async () => {
    const start = (state: Record<string, Record<string, unknown>[]>) => startMock({ spec, state });
    await expect(start({ "/pet": [] })).rejects.toThrow(MockStartError);
    await expect(start({ "/pet": [] })).rejects.toThrow(/\/pet, which is no collection.*Did you mean \/pets/);
    await expect(start({ "/pets": [{ name: "x" }] })).rejects.toThrow(/no id in \/pets\[0\]/);
    expect(() => mock.setState({ "/x": [] })).toThrow(/no collection/);
  });

  test("that breaks the contract is not sent", async () => {
    mock.setState({ "/pets": [{ id: "x", name: "Ada" }] });
    const found = await send("GET", "/pets");
    expect(found).toMatchObject({
      status: 500,
      body: { title: expect.stringContaining("breaks the contract") },
    });
  });
});

test("integers past 2^53 come back as they were sent", async () => {
  const id = { type: "integer", format: "int64" };
  const thing = { type: "object", required: ["id"], properties: { id } };
  const own = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {
      "/t": { post: { requestBody: content(thing), responses: { 201: json(thing) } } },
      "/t/{id}": {
        get: {
          operationId: "getThing",
          parameters: [{ name: "id", in: "path", required: true, schema: id }],
          responses: { 200: json(thing) },
        },
      },
    },
  };
  const big = await startMock({ spec: own, state: true });
  const text = (path: string, init: RequestInit = {}) =>
    fetch(big.url + path, init).then((answer) => answer.text());
  const sent = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"id":9007199254740993}',
  };
  expect(await text("/t", sent)).toBe('{"id":9007199254740993}');
  expect(await text("/t/9007199254740993")).toBe('{"id":9007199254740993}');
  big.reply("getThing", { body: { id: "{$request.path.id}" } });
  expect(await text("/t/9007199254740995")).toBe('{"id":9007199254740995}');
  await big.stop();
});
