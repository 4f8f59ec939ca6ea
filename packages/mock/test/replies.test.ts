import { type Mock, ReplyError, startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getUsage } from "./support/call.ts";

const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
const order = {
  type: "object",
  required: ["id", "status"],
  properties: { id: { type: "integer" }, status: { enum: ["open", "sent"] }, note: { type: "string" } },
};
const json = (schema: object, more: object = {}) => ({
  description: "d",
  content: { "application/json": { schema, ...more } },
});
const spec = {
  openapi: "3.1.0",
  info: { title: "Orders", version: "1" },
  paths: {
    "/orders/{id}": {
      get: {
        operationId: "getOrder",
        parameters: [id, { name: "lang", in: "query", schema: { type: "string" } }],
        responses: {
          200: json(order, { examples: { open: { value: { id: 1, status: "open" } } } }),
          202: { description: "d", headers: { "Retry-After": { schema: { type: "integer" } } } },
          404: json({ type: "object", properties: { code: { type: "string" } } }),
        },
      },
    },
    "/orders": {
      post: {
        parameters: [{ name: "trace", in: "header", schema: { type: "integer" } }],
        requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
        responses: { 201: json(order) },
      },
    },
  },
};

interface Api {
  getOrder: {
    parameters: { path: { id: number }; query?: { lang?: string } };
    responses: {
      200: { content: { "application/json": { id: number; status: "open" | "sent"; note?: string } } };
      202: { content?: never };
      404: { content: { "application/json": { code?: string } } };
    };
  };
  "POST /orders": {
    parameters: { path?: never };
    requestBody: { content: { "application/json": { note?: string } } };
    responses: { 201: { content: { "application/json": { id: number; status: "open" | "sent" } } } };
  };
}

let mock: Mock<Api>;
beforeAll(async () => {
  mock = await startMock<Api>({ spec });
});
beforeEach(() => mock.reset());
afterAll(() => mock.stop());

const getOrder = (path = "/orders/7", headers: Record<string, string> = {}, base = mock.url) =>
  fetch(base + path, { headers });
const statuses = async (count: number, ...more: Parameters<typeof getOrder>) => {
  const found: number[] = [];
  for (let turn = 0; turn < count; turn++) found.push((await getOrder(...more)).status);
  return found;
};

describe("a reply", () => {
  test("is what a test says, and the contract's where it says nothing", async () => {
    const reply = mock.reply("getOrder", { body: { id: 7, status: "sent" }, headers: { "X-By": "test" } });
    const response = await getOrder();
    expect([response.status, await response.json()]).toEqual([200, { id: 7, status: "sent" }]);
    expect([response.headers.get("x-by"), response.headers.get("content-type")]).toEqual([
      "test",
      "application/json",
    ]);
    expect(reply.used).toBe(1);
    expect(mock.requests()).toMatchObject([{ reply: reply.id, status: 200 }]);
    reply.remove();
    expect(await (await getOrder()).json()).toEqual({ id: 1, status: "open" });
  });

  test("has the body of the status that it names", async () => {
    mock.reply("getOrder", { status: 404, body: { code: "gone" } });
    const response = await getOrder();
    expect([response.status, await response.json()]).toEqual([404, { code: "gone" }]);
  });

  test("may come in turn, the last one for ever", async () => {
    mock.reply("getOrder", [{ status: 202, times: 2 }, { status: 200 }]);
    expect(await statuses(4)).toEqual([202, 202, 200, 200]);
  });

  test("gives way when it was given as often as it says, to the one before", async () => {
    mock.reply("getOrder", { status: 404 });
    mock.reply("getOrder", { status: 202, times: 1 });
    expect(await statuses(3)).toEqual([202, 404, 404]);
  });

  test("waits", async () => {
    mock.reply("getOrder", { delay: 200 });
    const began = performance.now();
    expect((await getOrder()).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(180);
  });

  test("does not answer what the contract refuses, nor who asks for something else", async () => {
    mock.reply("getOrder", { status: 404 });
    expect((await getOrder("/orders/x")).status).toBe(422);
    expect((await getOrder("/orders/1", { prefer: "code=202" })).status).toBe(202);
    expect((await getOrder("/orders/1", { prefer: "delay=1" })).status).toBe(404);
  });

  test("is typed by the built-in contract where there is no other", async () => {
    const own = await startMock();
    own.reply("getPartnerLicensesUsage", { status: 200, body: { totalCount: 0, items: [] } });
    expect(await (await getUsage(own.url)).json()).toEqual({ totalCount: 0, items: [] });
    own.reply("getPartnerLicensesUsage", { status: 429, times: 1 });
    expect((await getUsage(own.url)).status).toBe(429);
    // @ts-expect-error: a collection has items
    const wrong = () => own.reply("getPartnerLicensesUsage", { status: 200, body: { totalCount: 0 } });
    expect(wrong).toThrow(/body: Response body must have required property 'items'/);
    await own.stop();
  });
});

describe("a reply is for", () => {
  test("requests whose values are as it says", async () => {
    mock.reply("getOrder", { status: 404, when: { path: { id: 9 }, query: { lang: "de" } } });
    expect([
      ...(await statuses(1, "/orders/9?lang=de")),
      ...(await statuses(1, "/orders/9")),
      ...(await statuses(1, "/orders/8?lang=de")),
    ]).toEqual([404, 200, 200]);
    mock.reply("getOrder", { status: 202, when: { headers: { "X-Slow": "1" } } });
    expect(await statuses(1, "/orders/9?lang=de", { "x-slow": "1" })).toEqual([202]);
    mock.reply("getOrder", { status: 202, when: ({ path }) => path.id === 5 });
    expect([...(await statuses(1, "/orders/5")), ...(await statuses(1, "/orders/6"))]).toEqual([202, 200]);
  });

  test("bodies that have at least what it says", async () => {
    const body = { id: 3, status: "open" } as const;
    mock.reply("POST /orders", { body, when: { body: { note: "a" } } });
    const post = async (sent: object) =>
      (
        await fetch(`${mock.url}/orders`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(sent),
        })
      ).json();
    expect(await post({ note: "a", more: [1] })).toEqual(body);
    expect(await post({ note: "b" })).not.toEqual(body);
  });

  test("one session, and sessions do not use up each other's turns", async () => {
    const [a, b] = [mock.session("a"), mock.session()];
    mock.reply("getOrder", [{ status: 202 }, { status: 200 }]);
    expect(await statuses(2, "/orders/1", {}, a.url)).toEqual([202, 200]);
    expect(await statuses(2, "/orders/1", b.headers)).toEqual([202, 200]);
    a.reply("getOrder", { status: 404 });
    expect(await statuses(1, "/orders/1", { "mock-session": "a" })).toEqual([404]);
    expect(await statuses(1, "/orders/1", {}, b.url)).toEqual([200]);
    expect(a.requests().map(({ session, status }) => [session, status])).toEqual([
      ["a", 202],
      ["a", 200],
      ["a", 404],
    ]);
    a.reset();
    expect(a.requests()).toEqual([]);
    expect(b.requests()).toHaveLength(3);
    expect(await statuses(1, "/orders/1", {}, a.url)).toEqual([200]);
  });
});

describe("a reply holds values of the request", () => {
  test("by the expressions of OpenAPI", async () => {
    mock.reply("getOrder", {
      unchecked: true,
      headers: { "X-Asked": "{$method} {$url}" },
      body: {
        id: "{$request.path.id}",
        status: "open",
        note: "for {$request.header.x-user}{$request.query.lang}",
      },
    });
    const response = await getOrder("/orders/31?lang=x", { "x-user": "me" });
    expect(await response.json()).toEqual({ id: 31, status: "open", note: "for mex" });
    expect(response.headers.get("x-asked")).toBe("GET /orders/31?lang=x");
  });

  test("by a function, checked when it is known", async () => {
    mock.reply("getOrder", { body: ({ path }) => ({ id: path.id ?? 0, status: "sent" }) });
    expect(await (await getOrder("/orders/32")).json()).toEqual({ id: 32, status: "sent" });
    // @ts-expect-error: a note is a text
    mock.reply("getOrder", { body: ({ path }) => ({ id: 1, status: "sent", note: path.id }) });
    const broken = await getOrder("/orders/33");
    expect([broken.status, await broken.json()]).toMatchObject([
      500,
      { title: "The reply breaks the contract", detail: expect.stringContaining("body.note: Response body") },
    ]);
  });
});

describe("a reply fails", () => {
  test.each(["reset", "truncated"] as const)("on the wire: %s", async (fault) => {
    mock.reply("getOrder", { fault, times: 1 });
    await expect(getOrder().then((response) => response.text())).rejects.toThrow();
    expect((await getOrder()).status).toBe(200);
  });

  test("by chance, the same for the same seed", async () => {
    mock.reply("getOrder", { status: 202, probability: 0.5, seed: "a" });
    const first = await statuses(20);
    mock.reset();
    mock.reply("getOrder", { status: 202, probability: 0.5, seed: "a" });
    expect(await statuses(20)).toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 202]));
  });
});

describe("what the contract does not have is refused with its place", () => {
  const give =
    (reply: unknown, operation = "getOrder") =>
    () =>
      (mock.reply as (operation: string, reply: unknown) => unknown)(operation, reply);

  test.each([
    [
      { body: { id: "7", status: "open" } },
      /breaks the contract.*body\.id: Response body property id must be integer/,
    ],
    [{ status: 418 }, /has status 418, which the contract does not declare.*Declared: 200, 202, 404/],
    [{ example: "opne" }, /no example=opne. Did you mean example=open/],
    [{ status: 202, headers: { "Retry-After": "soon" } }, /header\.retry-after: Response header/],
    [{ when: { query: { lnag: "de" } } }, /query parameter lnag.*Did you mean lang/],
    [{ when: { qeury: {} } }, /`when.qeury`; known are path/],
    [{ times: 0 }, /times 0: give a whole number/],
    [{ stauts: 404 }, /reply to getOrder has a `stauts`. Did you mean status\? Known: status, example/],
    [{ boddy: {}, unchecked: true }, /has a `boddy`. Did you mean body/],
    [{ fault: "rest" }, /has fault rest. Did you mean reset\? Known: reset, truncated, slow-body, bom/],
    [{ fault: "boom" }, /has fault boom.* Known: reset/],
    [null, /reply to getOrder is null: give an object/],
    [[{}, "404"], /reply to getOrder is "404": give an object/],
    [{ probability: 2 }, /probability 2/],
  ])("%j", (reply, message) => {
    expect(give(reply)).toThrow(ReplyError);
    expect(give(reply)).toThrow(message);
  });

  test("an operation that there is not", () => {
    expect(give({}, "getOrdr")).toThrow(
      /no operation getOrdr. Did you mean getOrder\? Known: getOrder, POST \/orders/,
    );
  });

  test("unless it is to be so", async () => {
    mock.reply("getOrder", { status: 418, body: { a: 1 }, unchecked: true });
    const response = await getOrder();
    expect([response.status, await response.json()]).toEqual([418, { a: 1 }]);
  });
});
