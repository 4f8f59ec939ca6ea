import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MockStartError, startMock } from "@partner-licenses/mock";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { useMock } from "./support/call.ts";

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const customer = "94e4e214-6b06-4fb7-96d1-94d559f9b47f";
const key = { "x-key": "k" };

describe("a contract of several files", () => {
  const mock = useMock({ spec: fixture("split/orders.yaml") });
  const orders = () => `${mock.url}/v1/customers/${customer}/orders`;

  test("answers with its examples and echoes by role", async () => {
    const response = await fetch(orders(), { headers: { ...key, "x-trace": "0badcafe" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-trace")).toBe("0badcafe");
    expect(await response.json()).toEqual([
      { id: "a1", total: 12.5 },
      { id: "b2", total: 0 },
    ]);
  });

  test("negotiates media types", async () => {
    const response = await fetch(orders(), { headers: { ...key, accept: "application/xml" } });
    expect(response.headers.get("content-type")).toBe("application/xml");
    expect(await response.text()).toContain("<root><id>a1</id></root>");
  });

  test("checks path, query and body", async () => {
    expect((await fetch(`${mock.url}/v1/customers/me/orders`, { headers: key })).status).toBe(422);
    expect((await fetch(`${orders()}?size=99`, { headers: key })).status).toBe(422);
    const post = (body: string) =>
      fetch(orders(), { method: "POST", body, headers: { ...key, "content-type": "application/json" } });
    expect((await post('{"id":"a1","total":3}')).status).toBe(201);
    expect(await (await post('{"id":"a1"}')).json()).toEqual({ code: 422 });
    expect((await post('{"id":')).status).toBe(400);
  });

  test("asks for its own kind of key", async () => {
    expect((await fetch(orders())).status).toBe(401);
  });
});

test("a contract can be passed as an object and is left as it was", async () => {
  const spec = parse(`
openapi: 3.0.3
info: { title: Ping, version: "1" }
paths: { /ping: { get: { responses: { "200": { description: Pong., content: { text/plain: { example: pong } } } } } } }
`);
  const before = structuredClone(spec);
  const mock = await startMock({ spec });
  expect(await (await fetch(`${mock.url}/ping`)).text()).toBe("pong");
  await mock.stop();
  expect(spec).toEqual(before);
});

test("Deprecation, Sunset and Link are sent as the contract documents them, and readable by browsers", async () => {
  const headers = {
    Deprecation: "@1540339200",
    Sunset: "Sat, 01 Jan 2028 00:00:00 GMT",
    Link: '<https://api.example.com/next>; rel="successor-version"',
  };
  const declared = Object.entries(headers).map(([name, example]) => [
    name,
    { schema: { type: "string" }, example },
  ]);
  const response = { description: "Old.", headers: Object.fromEntries(declared) };
  const paths = { "/old": { get: { deprecated: true, responses: { 204: response } } } };
  const old = await startMock({ spec: { openapi: "3.1.0", info: { title: "Old", version: "1" }, paths } });
  const answer = await fetch(`${old.url}/old`, { headers: { origin: "https://app.example" } });
  await old.stop();
  const exposed = answer.headers.get("access-control-expose-headers")?.split(", ");
  for (const [name, value] of Object.entries(headers)) {
    expect(answer.headers.get(name)).toBe(value);
    expect(exposed).toContain(name.toLowerCase());
  }
});

describe("what cannot be served", () => {
  test.each([
    ["there is no file", fixture("missing.yaml")],
    ["it is a folder", fixture("split")],
    ["broken.yaml:7:1", fixture("broken.yaml")],
    ["in the network, which is never read", "https://example.com/openapi.yaml"],
    ["it has no `openapi` field", fixture("split/schemas.json")],
    ["this is Swagger 2.0", { swagger: "2.0", paths: {} }],
    ["no operation", { openapi: "3.1.0", info: {}, paths: {} }],
    [
      "`get` must be an object, not empty (at #/paths/~1a/get)",
      { openapi: "3.1.0", info: {}, paths: { "/a": { get: null } } },
    ],
    ["nowhere", { openapi: "3.1.0", info: {}, paths: { "/a": { $ref: "./nowhere.yaml" } } }],
  ])("says why: %s", async (reason, spec) => {
    const failure = await startMock({ spec }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MockStartError);
    expect((failure as Error).message).toContain(reason);
  });
});

test("stop closes open connections and can be called twice", async () => {
  const mock = await startMock();
  await fetch(`${mock.url}/v1/analytics/licenses/usage`);
  await Promise.all([mock.stop(), mock.stop()]);
  await expect(fetch(mock.url)).rejects.toThrow();
});

test("the package needs no other at run time", () => {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(manifest.dependencies).toBeUndefined();
  expect(manifest.scripts.postinstall).toBeUndefined();
  // npm fetches the manifests of optional peers, and of their peers: dozens of requests before `npx` can start.
  // pnpm and Yarn take peerDependenciesMeta alone for an optional peer of any version.
  expect(manifest.peerDependencies).toBeUndefined();
  expect(manifest.peerDependenciesMeta).toEqual({ msw: { optional: true }, vitest: { optional: true } });
});

test("a parameter that the path does not have is not asked for", async () => {
  const parameters = [{ name: "b", in: "path", required: true, schema: { type: "string" } }];
  const get = { parameters, responses: { 204: { description: "Done." } } };
  const mock = await startMock({
    port: 0,
    spec: { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/a": { get } } },
  });
  expect((await fetch(`${mock.url}/a`)).status).toBe(204);
  await mock.stop();
});

describe("an operation that says nothing of its answers", () => {
  const spec = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: {}, post: {} } },
  };
  const mock = useMock({ spec });

  test.each(["GET", "POST"])("is done with %s", async (method) => {
    const response = await fetch(`${mock.url}/a`, { method });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });
});
