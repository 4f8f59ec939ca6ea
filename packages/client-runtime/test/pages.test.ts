import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { byCursor, byLink, byOffset, byPage, byUrl } from "../src/parts/pages/next.ts";
import { fetchPage, itemsOf, paged, pagesOf } from "../src/parts/pages/pages.ts";
import type { PagePlan } from "../src/parts/pages/plan.ts";
import { turnPage } from "../src/parts/pages/turn-page.ts";
import { addPath } from "../src/parts/path.ts";
import { addQuery } from "../src/parts/query.ts";
import { addCredentials, secure } from "../src/parts/security.ts";
import { infiniteQueryOptionsFor } from "../src/react/infinite-options.ts";
import { clientOf } from "./support/client.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

type Answer = (query: URLSearchParams, response: ServerResponse, request: IncomingMessage) => unknown;

/** A server that answers with what `answer` returns, and what it was asked for. */
async function serving(answer: Answer) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const { searchParams } = new URL(request.url ?? "", "http://localhost");
    const body = answer(searchParams, response, request);
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const all = [1, 2, 3, 4, 5].map((id) => ({ id }));
const parts = [addPath, addQuery, turnPage];

/** A client of one operation with pages, its pager, and what walks through it. */
function walker(url: string, plan: PagePlan, contract = {}, auth?: unknown, path = "/list") {
  const entry = { path, accept: "application/json", pages: plan, parts: [...parts] };
  const { client } = clientOf(
    auth === undefined ? entry : { ...entry, parts: [...parts, addCredentials] },
    contract,
    {
      baseUrl: url,
      auth,
    },
  );
  const pager = { id: "one", plan } as never;
  const collect = async (input?: object) => {
    const found: unknown[] = [];
    const walk = itemsOf as unknown as (...args: unknown[]) => AsyncIterable<unknown>;
    for await (const item of walk(client, pager, input)) found.push(item);
    return found;
  };
  return { client, pager, collect };
}

describe("pages", () => {
  it("follow a cursor, with the rest of the query, until there is none", async () => {
    const { asked, url } = await serving((query) => {
      const from = Number(query.get("after") ?? 0);
      return { data: all.slice(from, from + 2), meta: { next: from + 2 < 5 ? String(from + 2) : null } };
    });
    const plan = { items: ["data"], next: byCursor, at: ["meta", "next"], parameter: "after" };
    expect(await walker(url, plan).collect({ query: { state: "open" } })).toEqual(all);
    expect(asked).toEqual(["/list?state=open", "/list?state=open&after=2", "/list?state=open&after=4"]);
  });

  it("send a cursor as a member of the body", async () => {
    const sent: unknown[] = [];
    const answered = async ({ body }: { body?: unknown }) => {
      sent.push(body);
      return { data: { data: [sent.length], next: "b" }, headers: new Headers() };
    };
    const plan = { items: ["data"], next: byCursor, at: ["next"], parameter: "/cursor" };
    const { next } = await fetchPage(answered, plan, { body: { q: 1 } });
    await fetchPage(answered, plan, { body: { q: 1 } }, next);
    expect(sent).toEqual([{ q: 1 }, { q: 1, cursor: "b" }]);
  });

  it("follow the id of the last item while there are more", async () => {
    const { asked, url } = await serving((query) => {
      const from = Number(query.get("after") ?? 0);
      return { data: all.slice(from, from + 3), more: from + 3 < 5 };
    });
    const plan = {
      items: ["data"],
      next: byCursor,
      at: ["data", "-1", "id"],
      parameter: "after",
      more: ["more"],
    };
    expect(await walker(url, plan).collect()).toEqual(all);
    expect(asked).toHaveLength(2);
  });

  it("count items to an empty page, or to the total, whatever a server's own limit is", async () => {
    const { asked, url } = await serving((query) => {
      const from = Number(query.get("offset"));
      return { items: all.slice(from, from + Math.min(2, Number(query.get("limit")))), total: 5 };
    });
    const plan = { items: ["items"], next: byOffset, parameter: "offset" };
    expect(await walker(url, plan).collect({ query: { limit: 100, offset: 1 } })).toEqual(all.slice(1));
    expect(asked.map((each) => each.split("offset=")[1])).toEqual(["1", "3", "5"]);
    asked.length = 0;
    expect(await walker(url, { ...plan, total: ["total"] }).collect({ query: { limit: 3 } })).toEqual(all);
    expect(asked).toHaveLength(3);
  });

  it("count pages from where they start, to an empty page or to the last", async () => {
    const { asked, url } = await serving((query) => {
      const page = Number(query.get("page") ?? 0);
      return { items: all.slice(page * 2, page * 2 + 2), last: 2 };
    });
    const plan = { items: ["items"], next: byPage, parameter: "page", start: 0 };
    expect(await walker(url, plan).collect()).toEqual(all);
    expect(asked).toEqual(["/list", "/list?page=1", "/list?page=2", "/list?page=3"]);
    asked.length = 0;
    expect(await walker(url, { ...plan, last: ["last"] }).collect()).toEqual(all);
    expect(asked).toHaveLength(3);
  });

  it("follow URLs in the body, relative ones too", async () => {
    const { asked, url } = await serving((query) => {
      const from = Number(query.get("from") ?? 0);
      return { value: all.slice(from, from + 2), next: from + 2 < 5 ? `?from=${from + 2}&a=%20b` : "" };
    });
    const plan = { items: ["value"], next: byUrl, at: ["next"] };
    expect(await walker(url, plan).collect({ query: { top: 2 } })).toEqual(all);
    expect(asked).toEqual(["/list?top=2", "/list?from=2&a=%20b", "/list?from=4&a=%20b"]);
  });

  it("follow the Link header, to another path of the same origin", async () => {
    const { asked, url } = await serving((query, response, { headers }) => {
      const page = Number(query.get("page") ?? 1);
      const links = [`<http://${headers.host}/list>; rel="first"`];
      if (page < 3)
        links.push(`<http://${headers.host}/by-id/7?page=${page + 1}>; title="x, y"; rel="last next"`);
      response.setHeader("link", links.join(", "));
      return all.slice(page * 2 - 2, page * 2);
    });
    expect(await walker(url, { items: [], next: byLink }).collect()).toEqual(all);
    expect(asked).toEqual(["/list", "/by-id/7?page=2", "/by-id/7?page=3"]);
  });

  it("stay where they are served, when the server knows itself by another name", async () => {
    const { asked, url } = await serving((query) => ({
      items: query.has("page") ? [2] : [1],
      next: query.has("page") ? undefined : "http://internal.example/v1/list?page=2",
    }));
    const plan = { items: ["items"], next: byUrl, at: ["next"] };
    expect(await walker(url, plan).collect()).toEqual([1, 2]);
    expect(asked).toEqual(["/list", "/list?page=2"]);
  });

  it("never take a credential to another origin", async () => {
    const stranger = await serving(() => ({ items: [9] }));
    const { url } = await serving(() => ({ items: [1], next: `${stranger.url}/other` }));
    const plan = { items: ["items"], next: byUrl, at: ["next"] };
    await expect(walker(url, plan).collect()).rejects.toMatchObject({
      kind: "validation",
      message: expect.stringContaining(`the next page is at ${stranger.url}`),
    });
    expect(stranger.asked).toEqual([]);
  });

  it("carry a key in the query once, also when the server repeats it", async () => {
    const { asked, url } = await serving((query) => ({
      items: [1],
      next: query.has("page") ? undefined : `/list?page=2&key=${query.get("key")}`,
    }));
    const schemes = { key: { in: "query", name: "key" } };
    const plan = { items: ["items"], next: byUrl, at: ["next"] };
    await walker(url, plan, { schemes, security: [{ key: "" }], secure }, { key: "s" }).collect();
    expect(asked).toEqual(["/list?key=s", "/list?page=2&key=s"]);
  });

  it.each([
    ["a cursor that was there", { items: ["items"], next: byCursor, at: ["next"], parameter: "c" }, 2],
    ["a number that is not heeded", { items: ["items"], next: byPage, parameter: "page" }, 1],
    ["an offset that is not heeded", { items: ["items"], next: byOffset, parameter: "o" }, 1],
  ])("end with an error at %s", async (_, plan, pages) => {
    const { asked, url } = await serving((query) => ({
      items: [1, query.get("c")],
      next: query.get("c") === "a" ? "b" : "a",
    }));
    const { client, pager } = walker(url, plan);
    const seen: unknown[] = [];
    const walk = async () => {
      for await (const page of pagesOf(client as never, pager)) seen.push(page);
    };
    await expect(walk()).rejects.toMatchObject({
      kind: "validation",
      operation: "one",
      message: expect.stringContaining("the server repeats a page"),
    });
    expect(seen.length).toBeGreaterThanOrEqual(pages);
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it("go on where a walk ended, and hang on the function of the call chain", async () => {
    const { asked, url } = await serving((query) => {
      const page = Number(query.get("page") ?? 1);
      return page < 4 ? [page] : [];
    });
    const plan = { items: [], next: byPage, parameter: "page" };
    const { client } = walker(url, plan);
    const call = client.call as never as { withResponse(id: string, input: object): never };
    const get = paged<never, never>(
      { withResponse: (input: object) => call.withResponse("one", input) } as never,
      plan,
    ) as {
      pages(input: object): AsyncGenerator<{ items: unknown[]; next: object }>;
    };
    const first = await get.pages({}).next();
    expect(first.value).toMatchObject({ items: [1], data: [1], next: { query: { page: 2 } } });
    const rest: unknown[] = [];
    for await (const { items } of get.pages({ page: first.value.next, query: { size: 1 } }))
      rest.push(...items);
    expect(rest).toEqual([2, 3]);
    expect(asked).toEqual(["/list", "/list?size=1&page=2", "/list?size=1&page=3", "/list?size=1&page=4"]);
  });

  it("fill an infinite query, which fails where a page repeats", async () => {
    const { url } = await serving((query) => ({
      items: [Number(query.get("c") ?? 0)],
      next: "1",
    }));
    const plan = { items: ["items"], next: byCursor, at: ["next"], parameter: "c" };
    const { client, pager } = walker(url, plan);
    const make = infiniteQueryOptionsFor(pager) as never as (
      client: object,
      options?: object,
    ) => {
      queryKey: unknown;
      queryFn(context: object): Promise<{ items: unknown[] }>;
      getNextPageParam(last: object, pages: object[], turn: unknown, turns: unknown[]): unknown;
    };
    const { queryKey, queryFn, getNextPageParam } = make(client, { query: { d: 1 } });
    expect(queryKey).toEqual(["one", "pages", { query: { d: 1 } }]);
    const { signal } = new AbortController();
    const first = await queryFn({ signal, pageParam: undefined });
    const turn = getNextPageParam(first, [first], undefined, [undefined]);
    expect(turn).toEqual({ query: { c: "1" } });
    const second = await queryFn({ signal, pageParam: turn });
    expect(second.items).toEqual([1]);
    const back = getNextPageParam(second, [first, second], turn, [undefined, turn]);
    await expect(queryFn({ signal, pageParam: back })).rejects.toThrow(/the server repeats a page/);
  });
});
