import { startMock } from "@partner-licenses/mock";
import { expect, it } from "vitest";

const item = { type: "object", required: ["id"], properties: { id: { type: "string", format: "uuid" } } };
const items = { type: "array", items: item };
const body = (properties: object) => ({
  type: "object",
  required: ["data"],
  properties: { data: items, ...properties },
});
const query = (name: string, type: string) => ({ name, in: "query", schema: { type } });
const example = { data: [{ id: "6f0f2d3c-7a2e-4b52-9f57-0f2c7d4a9b11" }] };

/** A list that declares its pages. */
const list = (pagination: object, schema: object, parameters: object[] = [], more: object = {}) => ({
  get: {
    parameters,
    "x-pagination": pagination,
    responses: {
      200: {
        description: "d",
        headers: { Link: { schema: { type: "string" }, example: '</link?p=2>; rel="next"' } },
        content: { "application/json": { schema, ...more } },
      },
    },
  },
});

const cursor = { type: ["string", "null"] };
const paths = {
  "/cursor": list(
    { kind: "cursor", parameter: "after", next: "/meta/next" },
    body({ meta: { type: "object", required: ["next"], properties: { next: cursor } } }),
    [query("after", "string")],
    { example: { ...example, meta: { next: null } } },
  ),
  "/last-id": list(
    { kind: "cursor", parameter: "after", next: "/data/-1/id", more: "/more" },
    body({ more: { type: "boolean" } }),
    [query("after", "string")],
  ),
  "/offset": list(
    { kind: "offset", parameter: "skip", total: "/total" },
    body({ total: { type: "integer" } }),
    [query("skip", "integer")],
  ),
  "/page": list(
    { kind: "page", parameter: "page", last: "/pages", items: "/data" },
    body({ pages: { type: "integer" } }),
    [query("page", "integer")],
  ),
  "/url": list({ kind: "url", next: "/next" }, body({ next: { type: "string", format: "uri" } }), [
    query("q", "string"),
  ]),
  "/plain": list({ kind: "offset", parameter: "skip" }, items, [query("skip", "integer")]),
  "/link": list({ kind: "link" }, items),
};

it("gives what is in store as one page", async () => {
  const spec = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths };
  const mock = await startMock({ spec, state: true });
  try {
    const body = JSON.parse(await (await fetch(`${mock.url}/url`)).text());
    expect(body.next).toBeUndefined();
    expect(body.data.length).toBeGreaterThan(0);
  } finally {
    await mock.stop();
  }
});

it("serves three pages of each kind, and ends as the kind says", async () => {
  const mock = await startMock({ spec: { openapi: "3.1.0", info: { title: "T", version: "1" }, paths } });
  const get = async (path: string) => {
    const response = await fetch(new URL(path, mock.url));
    expect(response.status).toBe(200);
    expect(response.headers.get("sl-violations")).toBeNull();
    return { body: JSON.parse(await response.text()), link: response.headers.get("link") };
  };
  const walk = async (
    path: string,
    next: (page: Awaited<ReturnType<typeof get>>, walked: number) => unknown,
  ) => {
    const pages = [await get(path)];
    for (;;) {
      const turn = next(pages.at(-1) as (typeof pages)[0], pages.flatMap((page) => page.body.data).length);
      if (turn === undefined || turn === null || pages.length > 5) break;
      pages.push(await get(String(turn)));
    }
    return pages;
  };
  try {
    const walks = [
      await walk("/cursor", ({ body: { meta } }) => meta.next && `/cursor?after=${meta.next}`),
      await walk("/last-id", ({ body: { data, more } }) =>
        more ? `/last-id?after=${data.at(-1).id}` : undefined,
      ),
      await walk("/offset", ({ body: { total } }, walked) =>
        walked < total ? `/offset?skip=${walked}` : undefined,
      ),
      await walk("/url?q=1", ({ body: { next } }) => next),
      await walk("/link", ({ link }) => link?.match(/<([^>]*)>; rel="next"/)?.[1]),
    ];
    for (const pages of walks) {
      expect(pages.length).toBe(3);
      expect(new Set(pages.map((page) => JSON.stringify(page.body))).size).toBe(3);
    }
    expect(walks[3]?.[0]?.body.next).toBe(`${mock.url}/url?q=1&__page=2`);
    expect((await get("/page")).body.pages).toBe(3);
    expect((await get("/plain?skip=99")).body).toEqual([]);
    expect((await get("/page?page=3")).body.data).not.toEqual((await get("/page?page=2")).body.data);
    expect(await get("/page?page=2")).toEqual(await get("/page?page=2"));
  } finally {
    await mock.stop();
  }
});
