import { join } from "node:path";
import { expect, it } from "vitest";
import { callbacksOf, operationsOf, webhooksOf } from "../../src/model/operations.ts";
import { defaultUrl } from "../../src/model/servers.ts";
import { load } from "../../src/reader/load.ts";
import { folderOf } from "../folder.ts";

const api = `openapi: 3.2.0
info: { title: t, version: "1" }
servers: [{ url: /root }]
security: [{ key: [] }, { oauth: [read, write] }]
paths:
  /things/{id}: { $ref: item.yaml#/thing }
  /open:
    servers: [{ url: "https://{zone}.example.com", variables: { zone: { default: eu, enum: [eu, us] } } }]
    get: { security: [] }
    put: { security: [{}, { key: [] }] }
    post: { servers: [{ url: /own, name: mine }], security: [{ key: [], oauth: [] }, { lost: [] }] }
    additionalOperations:
      COPY: { operationId: copyOpen, deprecated: true }
    query: {}
  x-note: { get: {} }
webhooks:
  arrived: { post: { operationId: onArrived } }
  x-left: { post: { operationId: onLeft } }
x-webhooks:
  former: { put: {} }
  x-hidden: true
components:
  securitySchemes:
    key: { $ref: "#/components/securitySchemes/realKey" }
    realKey: { type: apiKey, in: header, name: X-Key }
    oauth: { type: oauth2, flows: {} }
`;

const item = `thing:
  parameters:
    - { name: id, in: path, schema: { type: string } }
    - { name: X-Trace, in: header, schema: { type: string } }
    - { name: tags, in: query, schema: { type: array } }
  get:
    operationId: getThing
    parameters:
      - { name: x-trace, in: header, required: true, content: { text/plain: { schema: { type: integer } } } }
      - $ref: "#/shared/filter"
    requestBody: { $ref: "#/shared/body" }
    responses:
      "200": { $ref: "#/shared/answer" }
      4XX: { description: refused }
      x-note: {}
    callbacks:
      done: { "{$request.body#/url}": { post: { operationId: onDone } } }
shared:
  filter: { name: filter, in: query, style: deepObject, schema: { type: object } }
  body: { required: true, content: { application/json: {}, text/event-stream: { itemSchema: {} } } }
  answer: { description: found, headers: { ETag: { required: true } }, content: { text/plain: {} } }
`;

const read = () => load(join(folderOf({ "api.yaml": api, "item.yaml": item }), "api.yaml")).workspace;
const named = <T extends { readonly method: string; readonly path: string }>(list: readonly T[]) =>
  new Map(list.map((each) => [`${each.method} ${each.path}`, each]));

it("finds every operation, also of a path item in another file and of methods without a field", () => {
  const operations = named(operationsOf(read()));
  expect([...operations.keys()]).toEqual([
    "get /things/{id}",
    "get /open",
    "put /open",
    "post /open",
    "query /open",
    "COPY /open",
  ]);
  expect(operations.get("COPY /open")).toMatchObject({ operationId: "copyOpen", deprecated: true });
  const thing = operations.get("get /things/{id}");
  expect(thing?.pointer).toBe("#/paths/~1things~1{id}/get");
  expect(thing?.loc).toMatchObject({
    pointer: "#/thing/get",
    source: { id: expect.stringMatching(/item\.yaml$/) },
  });
});

it("merges the parameters of the path item and fills in how they are written", () => {
  const [thing] = operationsOf(read());
  const written = thing?.parameters.map(({ name, in: place, required, style, explode, content }) => [
    ...[name, place, required, style, explode, content?.type],
  ]);
  expect(written).toEqual([
    ["id", "path", true, "simple", false, undefined],
    ["x-trace", "header", true, "simple", false, "text/plain"],
    ["tags", "query", false, "form", true, undefined],
    ["filter", "query", false, "deepObject", true, undefined],
  ]);
});

it("follows the references of bodies and answers", () => {
  const [thing] = operationsOf(read());
  // Whatever is declared, HTTP asks nobody for the body of a GET.
  expect(thing?.body).toMatchObject({ required: false });
  expect(thing?.body?.content.map(({ type, itemSchema }) => [type, itemSchema !== undefined])).toEqual([
    ["application/json", false],
    ["text/event-stream", true],
  ]);
  expect(thing?.responses.map(({ status, description }) => [status, description])).toEqual([
    ["200", "found"],
    ["4XX", "refused"],
  ]);
  expect(thing?.responses[0]).toMatchObject({
    headers: [{ name: "ETag", required: true }],
    content: [{ type: "text/plain" }],
  });
});

it("reads webhooks and callbacks as operations that the server calls", () => {
  const workspace = read();
  expect(webhooksOf(workspace)).toMatchObject([
    { kind: "webhook", path: "former" },
    { kind: "webhook", path: "arrived", operationId: "onArrived" },
    { kind: "webhook", path: "x-left", operationId: "onLeft" },
  ]);
  const calls = operationsOf(workspace).flatMap((operation) => callbacksOf(workspace, operation));
  expect(calls).toMatchObject([{ kind: "callback", path: "{$request.body#/url}", operationId: "onDone" }]);
});

it("knows which credentials an operation asks for", () => {
  const operations = named(operationsOf(read()));
  const asked = (name: string) =>
    operations
      .get(name)
      ?.security.map((way) => way.schemes.map((each) => [each.name, each.scopes, each.scheme?.type]));
  expect(asked("get /things/{id}")).toEqual([
    [["key", [], "apiKey"]],
    [["oauth", ["read", "write"], "oauth2"]],
  ]);
  expect(asked("get /open")).toEqual([]);
  expect(asked("put /open")).toEqual([[], [["key", [], "apiKey"]]]);
  expect(asked("post /open")).toEqual([
    [
      ["key", [], "apiKey"],
      ["oauth", [], "oauth2"],
    ],
    [["lost", [], undefined]],
  ]);
});

it("takes the servers of the operation before those of its path item and of the contract", () => {
  const operations = named(operationsOf(read()));
  const served = (name: string) => operations.get(name)?.servers.map((each) => [defaultUrl(each), each.name]);
  expect(served("get /things/{id}")).toEqual([["/root", undefined]]);
  expect(served("get /open")).toEqual([["https://eu.example.com", undefined]]);
  expect(served("post /open")).toEqual([["/own", "mine"]]);
  expect(operations.get("get /open")?.servers[0]?.variables).toMatchObject([
    { name: "zone", values: ["eu", "us"] },
  ]);
});

it("is served at `/` when no server is named", () => {
  const text = 'openapi: 3.0.3\ninfo: { title: t, version: "1" }\npaths: { /a: { get: {} } }\n';
  const { workspace } = load(join(folderOf({ "api.yaml": text }), "api.yaml"));
  expect(operationsOf(workspace)[0]?.servers.map(({ url }) => url)).toEqual(["/"]);
});
