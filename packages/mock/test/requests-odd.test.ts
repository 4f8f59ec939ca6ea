import { startMock } from "@partner-licenses/mock";
import { expect, test } from "vitest";

/** The status of one call to an operation with these parameters, and where the contract was broken. */
async function ask(parameters: object[], path = "/a", headers: Record<string, string> = {}, answer = {}) {
  const ok = { 200: { description: "O.", content: { "application/json": { example: 1 } }, ...answer } };
  const item = { get: { parameters, responses: ok } };
  const paths = path.startsWith("/l/") ? { "/l/{v}": item } : { "/a": item };
  const mock = await startMock({ spec: { openapi: "3.0.3", info: { title: "T", version: "1" }, paths } });
  try {
    const response = await fetch(mock.url + path, { headers });
    const [last] = mock.requests();
    const places = last?.violations.map(({ location }) => location.join("."));
    return { status: response.status, places, text: await response.text(), headers: response.headers };
  } finally {
    await mock.stop();
  }
}

const list = { name: "X-List", in: "header", schema: { type: "array", items: { type: "integer" } } };

test("a header that is a list or an object may be absent", async () => {
  expect(await ask([list])).toMatchObject({ status: 200, places: [] });
  expect(await ask([{ ...list, schema: { type: "object" } }])).toMatchObject({ status: 200, places: [] });
  expect(await ask([list], "/a", { "x-list": "1,2" })).toMatchObject({ status: 200, places: [] });
  expect(await ask([list], "/a", { "x-list": "1,b" })).toMatchObject({
    status: 422,
    places: ["request.header.x-list.1"],
  });
  expect(await ask([{ ...list, required: true }])).toMatchObject({ status: 422, places: ["request.header"] });
});

test("a response header may be a list", async () => {
  const tags = {
    headers: { "X-Tags": { schema: { type: "array", items: { type: "string" } }, example: ["a", "b"] } },
  };
  const { status, headers, places } = await ask([], "/a", {}, tags);
  expect([status, headers.get("x-tags"), places]).toEqual([200, "a,b", []]);
});

test("a path value without its style's sign is a violation", async () => {
  const label = { name: "v", in: "path", required: true, style: "label", schema: { type: "string" } };
  expect(await ask([label], "/l/.x")).toMatchObject({ status: 200 });
  expect(await ask([label], "/l/x")).toMatchObject({ status: 422, places: ["request.path.v"] });
});

test("what cannot be read answers 400 and says so", async () => {
  const id = { name: "v", in: "path", required: true, schema: { type: "string" } };
  const path = await ask([id], "/l/%E0%A4%A");
  expect(path).toMatchObject({ status: 400, text: expect.stringContaining("percent-encoding") });
  const accept = await ask([], "/a", { accept: "garbage" });
  expect(accept).toMatchObject({ status: 400, text: expect.stringContaining("Accept is no list") });
});

test("a path value may be a list", async () => {
  const list = {
    name: "v",
    in: "path",
    required: true,
    schema: { type: "array", items: { type: "integer" } },
  };
  expect(await ask([list], "/l/1,2")).toMatchObject({ status: 200, places: [] });
  expect(await ask([list], "/l/1,b")).toMatchObject({ status: 422 });
});

test("a body that cannot be read answers 400 and says so", async () => {
  const content = { "multipart/form-data": { schema: { type: "object" } } };
  const post = { requestBody: { content }, responses: { 200: { description: "O." } } };
  const spec = { openapi: "3.0.3", info: { title: "T", version: "1" }, paths: { "/a": { post } } };
  const mock = await startMock({ spec });
  const send = async (type: string) => {
    const body = "--X\r\njunk\r\n\r\nq\r\n--X--\r\n";
    const response = await fetch(`${mock.url}/a`, {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
    return `${response.status} ${await response.text()}`;
  };
  expect(await send("multipart/form-data; boundary=X")).toMatch(/^400.*multipart body is broken/);
  expect(await send("nonsense")).toMatch(/^400.*Content-Type is no media type/);
  await mock.stop();
});

test("a required object that is written as the pairs of the query may have none", async () => {
  const page = { type: "object", properties: { size: { type: "integer" } } };
  const filter = { name: "filter", in: "query", required: true };
  expect(await ask([{ ...filter, schema: page }])).toMatchObject({ status: 200, places: [] });
  expect(await ask([{ ...filter, schema: page }], "/a?size=x")).toMatchObject({ status: 422 });
  expect(await ask([{ ...filter, schema: { ...page, required: ["size"] } }])).toMatchObject({ status: 422 });
  expect(await ask([{ ...filter, explode: false, schema: page }])).toMatchObject({ status: 422 });
});

test("the language that `fetch` writes by itself is none", async () => {
  const language = { name: "Accept-Language", in: "header", schema: { enum: ["de", "en"] } };
  expect(await ask([language])).toMatchObject({ status: 200, places: [] });
  expect(await ask([language], "/a", { "accept-language": "fr" })).toMatchObject({ status: 422 });
});

test("a response header that the specification ignores is not sent", async () => {
  const headers = { "Content-Type": { schema: { type: "string" } }, "X-Id": { schema: { const: "a" } } };
  const { status, headers: sent } = await ask([], "/a", {}, { headers });
  expect([status, sent.get("content-type"), sent.get("x-id")]).toEqual([200, "application/json", "a"]);
});

test("an extension next to the paths is none", async () => {
  const get = { responses: { 204: { description: "N." } } };
  const paths = { "x-old": { get }, "/a": { get } };
  const mock = await startMock({ spec: { openapi: "3.0.3", info: { title: "T", version: "1" }, paths } });
  try {
    expect((await fetch(`${mock.url}/a`)).status).toBe(204);
  } finally {
    await mock.stop();
  }
});

test("a map in the query takes what belongs to nobody else", async () => {
  const fields = (properties: object) => ({ type: "object", properties });
  const parameters = [
    { name: "map", in: "query", schema: { type: "object", additionalProperties: { type: "integer" } } },
    {
      name: "deep",
      in: "query",
      style: "deepObject",
      schema: fields({ a: fields({ b: { type: "string" } }) }),
    },
    { name: "flat", in: "query", schema: fields({ c: { type: "string" } }) },
  ];
  const key = { type: "apiKey", in: "query", name: "key" };
  const get = { parameters, security: [{ key: [] }], responses: { 204: { description: "None." } } };
  const components = { securitySchemes: { key } };
  const info = { title: "T", version: "1" };
  const mock = await startMock({ spec: { openapi: "3.0.3", info, paths: { "/a": { get } }, components } });
  try {
    const status = async (query: string) => (await fetch(`${mock.url}/a?key=k&${query}`)).status;
    expect(await status("deep[a][b]=t&c=t&x=1")).toBe(204);
    expect(await status("deep[a][b]=t&c=t&x=t")).toBe(422);
  } finally {
    await mock.stop();
  }
});

test("a name with dots ends before the last one, where an extension follows", async () => {
  const path = (name: string, schema: object) => ({ name, in: "path", required: true, schema });
  const parameters = [path("name", { type: "string" }), path("ext", { type: "string", enum: ["txt"] })];
  const paths = { "/{name}.{ext}": { get: { parameters, responses: { 204: { description: "None." } } } } };
  const mock = await startMock({ spec: { openapi: "3.0.3", info: { title: "T", version: "1" }, paths } });
  try {
    expect((await fetch(`${mock.url}/a.b.txt`)).status).toBe(204);
    expect((await fetch(`${mock.url}/a.txt.b`)).status).toBe(422);
  } finally {
    await mock.stop();
  }
});

test("an example that a request shares with one media type of the answer is answered in that type", async () => {
  const json = { "application/json": { examples: { cat: { value: { name: "Tom" } } } } };
  const content = { "text/plain": { examples: { plain: { value: "OK" } } }, ...json };
  const post = { requestBody: { content: json }, responses: { 200: { description: "O.", content } } };
  const mock = await startMock({
    spec: { openapi: "3.0.3", info: { title: "T", version: "1" }, paths: { "/a": { post } } },
  });
  try {
    const send = async (accept: string) => {
      const headers = { accept, "content-type": "application/json" };
      const response = await fetch(`${mock.url}/a`, { method: "POST", headers, body: '{"name":"Tom"}' });
      return [response.status, await response.text()];
    };
    expect(await send("text/plain, application/json")).toEqual([200, '{"name":"Tom"}']);
    expect(await send("text/plain")).toEqual([200, "OK"]);
  } finally {
    await mock.stop();
  }
});
