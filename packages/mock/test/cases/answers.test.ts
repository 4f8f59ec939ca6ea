import { startMock } from "@partner-licenses/mock";
import { expect, test } from "vitest";
import { type Case, testCases } from "./run.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A contract whose one answer has to be made up: the same every time, and by chance with three seeds. */
function answer(
  name: string,
  schema: object,
  fits: (body: never) => void,
  more: Partial<Case> = {},
  status = 200,
): Case {
  const content = { "application/json": { schema } };
  const answers = fits as (body: unknown) => void;
  return {
    name,
    paths: { "/p": { get: { responses: { 200: { description: "ok", content } } } } },
    asked: [
      { path: "/p", status, answers },
      ...["a", "b", "c"].map((seed) => ({
        path: "/p",
        headers: { prefer: `dynamic=true, seed=${seed}` },
        status,
        answers,
      })),
    ],
    ...more,
  };
}

const text = expect.any(String);

const json = { "application/json": { schema: { type: "object" } } };
const table: Case[] = [
  {
    name: "what has no body is sent without one, and JSON of which nothing is said is JSON",
    paths: {
      "/none": { get: { responses: { 204: { description: "none", content: json } } } },
      "/any": { get: { responses: { 200: { description: "ok", content: { "application/json": {} } } } } },
    },
    asked: [
      { path: "/none", status: 204, sends: (_, body) => expect(body).toBe("") },
      { path: "/any", status: 200, sends: (_, body) => expect(() => JSON.parse(body)).not.toThrow() },
    ],
  },
  answer(
    "a pattern",
    {
      type: "object",
      required: ["code"],
      properties: { code: { type: "string", pattern: "^[A-Z]{3}-\\d{2}$" } },
    },
    (body) => expect(body).toEqual({ code: expect.stringMatching(/^[A-Z]{3}-\d{2}$/) }),
  ),
  answer(
    "formats",
    {
      type: "object",
      properties: { u: { type: "string", format: "uuid" }, e: { type: "string", format: "email" } },
    },
    (body) =>
      expect(body).toEqual({
        u: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
        e: expect.stringContaining("@"),
      }),
  ),
  answer(
    "unique items of a list of values",
    { type: "array", minItems: 3, uniqueItems: true, items: { enum: ["a", "b", "c"] } },
    (body: string[]) => expect(body.toSorted()).toEqual(["a", "b", "c"]),
  ),
  answer(
    "bounds that are not reached, and multiples",
    { type: "number", minimum: 0, exclusiveMinimum: true, maximum: 1, multipleOf: 0.25 },
    (body: number) => expect([0.25, 0.5, 0.75, 1]).toContain(body),
  ),
  answer(
    "the names of a discriminator",
    {
      oneOf: [ref("Cat"), ref("Dog")],
      discriminator: {
        propertyName: "kind",
        mapping: { CAT: "#/components/schemas/Cat", DOG: "#/components/schemas/Dog" },
      },
    },
    (body: { kind: string }) => expect(["CAT", "DOG"]).toContain(body.kind),
    {
      schemas: {
        Cat: {
          type: "object",
          required: ["kind"],
          properties: { kind: { type: "string" }, lives: { type: "integer" } },
        },
        Dog: {
          type: "object",
          required: ["kind"],
          properties: { kind: { type: "string" }, barks: { type: "boolean" } },
        },
      },
    },
  ),
  answer("a schema that holds itself", ref("Person"), (body) => expect(body).toMatchObject({ name: text }), {
    schemas: {
      Person: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string" }, spouse: { nullable: true, allOf: [ref("Person")] } },
      },
    },
  }),
  answer(
    "no members but those that are named",
    {
      allOf: [{ type: "object", required: ["a"], properties: { a: { type: "string" } } }],
      required: ["b"],
      properties: { b: { type: "integer" } },
      unevaluatedProperties: false,
    },
    (body) => expect(body).toEqual({ a: text, b: expect.any(Number) }),
    { openapi: "3.1.0" },
  ),
  answer(
    "no members that only requests have",
    {
      type: "object",
      required: ["id", "secret"],
      properties: { id: { type: "integer" }, secret: { type: "string", writeOnly: true } },
    },
    (body) => expect(body).toEqual({ id: expect.any(Number) }),
  ),
  answer(
    "contains, propertyNames and not",
    {
      type: "object",
      required: ["list", "map", "word"],
      properties: {
        list: { type: "array", contains: { const: 7 }, minContains: 2 },
        map: { type: "object", propertyNames: { pattern: "^x-" }, minProperties: 1 },
        word: { type: "string", not: { const: "text" } },
      },
    },
    (body: { list: unknown[]; map: object; word: string }) => {
      expect(body.list.filter((item) => item === 7).length).toBeGreaterThanOrEqual(2);
      expect(Object.keys(body.map).join()).toMatch(/^x-/);
      expect(body.word).not.toBe("text");
    },
    { openapi: "3.1.0" },
  ),
  {
    ...answer("values by x-faker", { type: "integer" }, () => {}),
    paths: {
      "/p": {
        get: {
          responses: {
            200: {
              description: "ok",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    required: ["e", "n", "strange"],
                    properties: {
                      e: { type: "string", "x-faker": "internet.email" },
                      n: { type: "integer", "x-faker": { "number.int": { min: 10, max: 11 } } },
                      strange: { type: "string", "x-faker": "no.such.thing" },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    asked: [
      {
        path: "/p",
        headers: { prefer: "dynamic=true, seed=a" },
        status: 200,
        answers: (body: unknown) => {
          expect(body).toEqual({ e: expect.stringContaining("@"), n: expect.any(Number), strange: text });
          expect([10, 11]).toContain((body as { n: number }).n);
        },
      },
    ],
  },
  {
    name: "the number of items that x-json-schema-faker asks for",
    paths: {
      "/p": {
        get: {
          responses: {
            200: {
              description: "ok",
              content: { "application/json": { schema: { type: "array", items: { type: "string" } } } },
            },
          },
        },
      },
    },
    more: { "x-json-schema-faker": { "min-items": 4, "max-items": 4 } },
    asked: [
      {
        path: "/p",
        headers: { prefer: "dynamic=true" },
        status: 200,
        answers: (body: unknown) => expect(body).toEqual([text, text, text, text]),
      },
    ],
  },
  answer(
    "a schema that admits nothing",
    {
      type: "object",
      required: ["a"],
      properties: { a: { allOf: [{ type: "string" }, { type: "integer" }] } },
    },
    (body) =>
      expect(body).toMatchObject({
        title: "No answer fits the contract",
        detail: expect.stringContaining("#/paths/~1p/get/responses/200/content/application~1json/schema"),
      }),
    {},
    501,
  ),
];

testCases(table);

test("the same seed gives the same answer, another one another", async () => {
  const schema = {
    type: "object",
    properties: { a: { type: "string" }, b: { type: "number" }, c: { format: "uuid" } },
  };
  const responses = { 200: { description: "ok", content: { "application/json": { schema } } } };
  const spec = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/p": { get: { responses } } },
  };
  const mock = await startMock({ spec, dynamic: true, seed: "one" });
  const ask = async (prefer?: string) =>
    (await fetch(`${mock.url}/p`, prefer === undefined ? {} : { headers: { prefer } })).text();
  try {
    expect(await ask()).toBe(await ask());
    expect(await ask("seed=one")).toBe(await ask());
    expect(await ask("seed=two")).not.toBe(await ask());
  } finally {
    await mock.stop();
  }
});

test("without a seed each dynamic answer is another one", async () => {
  const content = { "application/json": { schema: { type: "string", format: "uuid" } } };
  const paths = { "/p": { get: { responses: { 200: { description: "ok", content } } } } };
  const mock = await startMock({
    spec: { openapi: "3.0.3", info: { title: "T", version: "1" }, paths },
    dynamic: true,
  });
  try {
    const answers = [1, 2, 3].map(async () => (await fetch(`${mock.url}/p`)).text());
    expect(new Set(await Promise.all(answers)).size).toBe(3);
  } finally {
    await mock.stop();
  }
});

test("what has no schema, or no type that anybody can write, is sent as it is", async () => {
  const type = (mediaType: string, content: object) => ({
    get: { responses: { 200: { description: "ok", content: { [mediaType]: content } } } },
  });
  const paths = {
    "/zip": type("application/zip", {}),
    "/text": type("text/plain", { schema: { type: "integer", default: 5 } }),
    "/pdf": type("application/pdf", { schema: { type: "string", format: "binary", default: "%PDF" } }),
  };
  const mock = await startMock({ spec: { openapi: "3.0.3", info: { title: "T", version: "1" }, paths } });
  const ask = async (path: string) => {
    const response = await fetch(mock.url + path);
    return [response.status, response.headers.get("content-type"), await response.text()];
  };
  try {
    expect(await ask("/zip")).toEqual([200, "application/zip", ""]);
    expect(await ask("/text")).toEqual([200, "text/plain", "5"]);
    expect(await ask("/pdf")).toEqual([200, "application/pdf", "%PDF"]);
  } finally {
    await mock.stop();
  }
});

test("a header without example is written as the contract says", async () => {
  const headers = {
    "X-Flag": { schema: { type: "boolean", default: true } },
    "X-List": { schema: { type: "array", items: { type: "integer" }, default: [1, 2] } },
    "X-Id": { schema: { type: "string", pattern: "^id-\\d$" } },
  };
  const responses = { 200: { description: "ok", headers, content: { "application/json": { example: 1 } } } };
  const spec = {
    openapi: "3.0.3",
    info: { title: "T", version: "1" },
    paths: { "/p": { get: { responses } } },
  };
  const mock = await startMock({ spec });
  try {
    const { headers: sent } = await fetch(`${mock.url}/p`);
    expect([sent.get("x-flag"), sent.get("x-list"), sent.get("sl-violations")]).toEqual([
      "true",
      "1,2",
      null,
    ]);
    expect(sent.get("x-id")).toMatch(/^id-\d$/);
  } finally {
    await mock.stop();
  }
});
