import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startMock } from "@partner-licenses/mock";
import { expect, test } from "vitest";
import { ok, testCases } from "./run.ts";

const info = { title: "T", version: "1" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

testCases([
  {
    name: "a property whose schema is null may be anything",
    paths: {
      "/p": {
        post: {
          requestBody: json({
            type: "object",
            required: ["x"],
            properties: { x: null, n: { type: "integer" } },
          }),
          responses: {
            200: { description: "ok", ...json({ type: "object", required: ["x"], properties: { x: null } }) },
          },
        },
      },
    },
    asked: [
      {
        path: "/p",
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"x":[]}',
        status: 200,
      },
      {
        path: "/p",
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
        status: "refused",
      },
      {
        path: "/p",
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"x":1,"n":"a"}',
        status: "refused",
      },
    ],
  },
]);

test("what of a schema cannot be checked is named with its place, once", async () => {
  const broken = { type: "string", pattern: "(?<", minLength: 2 };
  const paths = {
    "/p": {
      get: { parameters: [{ name: "q", in: "query", schema: ref("Broken") }], responses: ok },
      post: {
        requestBody: json({ properties: { a: ref("Broken") } }),
        responses: { 200: { description: "ok", ...json(ref("Broken")) } },
      },
    },
  };
  const mock = await startMock({
    spec: { openapi: "3.1.0", info, paths, components: { schemas: { Broken: broken } } },
  });
  try {
    expect(mock.warnings).toHaveLength(1);
    expect(mock.warnings[0]).toMatch(/^#\/components\/schemas\/Broken\/pattern: .*\(\?<.*everything else is/);
    expect((await fetch(`${mock.url}/p?q=x`)).status).toBe(422);
    expect((await fetch(`${mock.url}/p?q=xx`)).status).toBe(200);
  } finally {
    await mock.stop();
  }
});

/** Schemas that each refer to all others. */
function web(count: number, fields: number): Record<string, object> {
  const names = Array.from({ length: count }, (_, index) => `S${index}`);
  return Object.fromEntries(
    names.map((name, index) => {
      const others = names.map((_, step) => names[(index + step + 1) % count] ?? "").slice(0, fields);
      const properties = Object.fromEntries(others.map((other) => [`to${other}`, ref(other)]));
      return [
        name,
        { type: "object", required: ["id"], properties: { id: { type: "integer" }, ...properties } },
      ];
    }),
  );
}

test.each([
  ["eight schemas that all refer to each other", web(8, 8)],
  ["a ring of 125 schemas", web(125, 1)],
])("%s are served and checked", async (_, schemas) => {
  const names = Object.keys(schemas);
  const paths = Object.fromEntries(
    names.map((name) => [
      `/${name}`,
      {
        post: {
          requestBody: { required: true, ...json(ref(name)) },
          responses: { 201: { description: "ok", ...json(ref(name)) } },
        },
      },
    ]),
  );
  const before = process.memoryUsage().rss;
  const mock = await startMock({ spec: { openapi: "3.1.0", info, paths, components: { schemas } } });
  const send = async (name: string, body: string) =>
    (
      await fetch(`${mock.url}/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      })
    ).status;
  try {
    const statuses = new Set<number>();
    for (const name of names) statuses.add(await send(name, '{"id":1}'));
    expect([...statuses]).toEqual([201]);
    expect(await send("S0", '{"id":1,"toS1":{"id":1,"toS2":{"id":"x"}}}')).toBe(422);
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(300);
  } finally {
    await mock.stop();
  }
});

test("long integers are sent as the contract's file writes them", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "exact-")), "openapi.yaml");
  const content = "{ application/json: { schema: { $ref: '#/components/schemas/A' } } }";
  const example =
    "{ application/json: { example: { id: 9007199254740993, ids: [-9223372036854775807], n: 1.5 } } }";
  await writeFile(
    file,
    `openapi: 3.1.0
info: { title: T, version: "1" }
paths:
  /a: { get: { responses: { "200": { description: ok, content: ${example} } } } }
  /b: { get: { responses: { "200": { description: ok, content: ${content} } } } }
components: { schemas: { A: { type: object, properties: { id: { type: integer, format: int64, example: 9007199254740999 } } } } }
`,
  );
  const mock = await startMock({ spec: file });
  try {
    const text = async (path: string) => (await fetch(mock.url + path)).text();
    expect(await text("/a")).toBe('{"id":9007199254740993,"ids":[-9223372036854775807],"n":1.5}');
    expect(await text("/b")).toBe('{"id":9007199254740999}');
  } finally {
    await mock.stop();
    await rm(dirname(file), { recursive: true });
  }
});
