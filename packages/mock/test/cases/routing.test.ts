import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { startMock } from "@partner-licenses/mock";
import { expect, test } from "vitest";
import { ok, testCases } from "./run.ts";

/** An operation that answers with its name. */
const named = (name: string) => ({
  responses: { 200: { description: "ok", content: { "application/json": { example: name } } } },
});
const is = (name: string) => (body: unknown) => expect(body).toBe(name);
const put = { method: "PUT", headers: { "content-type": "application/json" } };
const json = (schema: object) => ({ required: true, content: { "application/json": { schema } } });
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const item = (name: string) => ({ parameters: [id], get: named(name) });

testCases([
  {
    name: "what is fixed for longest comes first, wherever it is declared",
    paths: {
      "/users/{id}": item("one"),
      "/users/{id}.json": item("json"),
      "/users/{id}:activate": { parameters: [id], post: named("activate"), get: named("state") },
      "/users/me": { get: named("me") },
      "/users/{id}/orders": item("orders"),
      "/users/me/{id}": item("mine"),
      "/{id}/me/orders": item("theirs"),
    },
    asked: [
      { path: "/users/5", status: 200, answers: is("one") },
      { path: "/users/5.json", status: 200, answers: is("json") },
      { path: "/users/5.xml", status: 200, answers: is("one") },
      { path: "/users/5:activate", method: "POST", status: 200, answers: is("activate") },
      { path: "/users/5%3Aactivate", status: 200, answers: is("state") },
      { path: "/users/me", status: 200, answers: is("me") },
      { path: "/users/m%65", status: 200, answers: is("me") },
      { path: "/users/me/orders", status: 200, answers: is("mine") },
      { path: "/users/you/orders", status: 200, answers: is("orders") },
      { path: "/groups/me/orders", status: 200, answers: is("theirs") },
      { path: "/groups/you/orders", status: 404 },
    ],
  },
  {
    name: "several variables in one part of a path",
    paths: {
      "/r/{from}..{to}": {
        parameters: ["from", "to"].map((name) => ({ ...id, name, schema: { type: "integer" } })),
        get: named("range"),
      },
      "/drives('{id}')/$count": item("count"),
    },
    asked: [
      { path: "/r/1..22", status: 200, answers: is("range") },
      { path: "/r/1..x", status: "refused" },
      { path: "/r/1.22", status: 404 },
      { path: "/drives('a%20b')/$count", status: 200, answers: is("count") },
    ],
  },
  {
    name: "a fragment is never sent, and a query belongs to the address",
    paths: {
      "/items": { put: { ...named("plain"), requestBody: json({ const: "a" }) } },
      "/items#link": { put: { ...named("link"), requestBody: json({ const: "b" }) } },
      "/users/{id}#card": { parameters: [id], get: named("card") },
      "/actions": { get: named("none") },
      "/actions?do=list": { get: named("list") },
    },
    asked: [
      { path: "/items", ...put, body: '"a"', status: 200, answers: is("plain") },
      { path: "/items", ...put, body: '"b"', status: 200, answers: is("link") },
      { path: "/items", ...put, body: '"c"', status: "refused" },
      { path: "/users/5", status: 200, answers: is("card") },
      { path: "/actions?x=1&do=list", status: 200, answers: is("list") },
      { path: "/actions?do=other", status: 200, answers: is("none") },
    ],
  },
  {
    name: "a variable stands for at least one character",
    paths: { "/users/{id}": item("one"), "/users": { get: named("all") } },
    asked: [
      { path: "/users", status: 200, answers: is("all") },
      { path: "/users/", status: 404 },
      { path: "/users//", status: 404 },
    ],
  },
  {
    name: "HEAD is answered as GET without its body, unless it is declared",
    paths: {
      "/a": { get: named("a") },
      "/b": { get: named("b"), head: { responses: { 204: { description: "none" } } } },
      "/c": { post: named("c") },
    },
    asked: [
      {
        path: "/a",
        method: "HEAD",
        status: 200,
        sends: ({ headers }, body) => {
          expect([headers.get("content-type"), headers.get("content-length"), body]).toEqual([
            "application/json",
            "3",
            "",
          ]);
        },
      },
      { path: "/b", method: "HEAD", status: 204 },
      {
        path: "/c",
        method: "HEAD",
        status: 405,
        sends: ({ headers }) => expect(headers.get("allow")).toBe("POST"),
      },
      {
        path: "/a",
        method: "DELETE",
        status: 405,
        sends: ({ headers }) => expect(headers.get("allow")).toBe("GET, HEAD"),
      },
    ],
  },
  {
    name: "the methods of OpenAPI 3.2",
    openapi: "3.2.0",
    paths: {
      "/p": { get: named("get"), query: named("query"), additionalOperations: { COPY: named("copy") } },
    },
    asked: [
      { path: "/p", method: "QUERY", status: 200, answers: is("query") },
      { path: "/p", method: "COPY", status: 200, answers: is("copy") },
      { path: "/p", method: "MOVE", status: 405 },
    ],
  },
  ...(["optional", "required", "ignored"] as const).map((basePaths) => ({
    name: `paths of servers are ${basePaths}`,
    options: { basePaths },
    more: {
      servers: [
        {
          url: "https://{region}.example/{version}/api/",
          variables: { region: { default: "eu" }, version: { default: "v1" } },
        },
        { url: "/other" },
      ],
    },
    paths: {
      "/users/{id}": item("one"),
      "/own": { servers: [{ url: "https://b.example" }], get: named("own") },
    },
    asked: [
      { path: "/users/5", status: basePaths === "required" ? 404 : 200 },
      { path: "/v1/api/users/5", status: basePaths === "ignored" ? 404 : 200 },
      { path: "/v2/api/users/5", status: basePaths === "ignored" ? 404 : 200 },
      { path: "/other/users/5", status: basePaths === "ignored" ? 404 : 200 },
      { path: "/v1/users/5", status: 404 },
      { path: "/own", status: 200 },
      { path: "/other/own", status: 404 },
    ],
  })),
]);

/** The status of a request whose target is sent as it is: clients change what is no usual path. */
async function statusOf(url: string, target: string): Promise<number> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.end(`GET ${target} HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n`);
  return Number((await text(socket)).split(" ")[1]);
}

test("two slashes at the start are no host", async () => {
  const paths = { "/rem": { get: { responses: ok } } };
  const mock = await startMock({ spec: { openapi: "3.1.0", info: { title: "T", version: "1" }, paths } });
  try {
    expect(await statusOf(mock.url, "//user/rem")).toBe(404);
    expect(await statusOf(mock.url, "//rem")).toBe(404);
    expect(await statusOf(mock.url, "/rem")).toBe(200);
    expect(await statusOf(mock.url, "http://elsewhere.example/rem")).toBe(200);
  } finally {
    await mock.stop();
  }
});
