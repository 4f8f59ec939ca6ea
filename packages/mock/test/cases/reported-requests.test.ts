import { expect } from "vitest";
import { get, ok, post, testCases } from "./run.ts";

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const is = (wanted: unknown) => (body: unknown) => expect(body).toEqual(wanted);
const q = (name: string, schema: object, more: object = {}) => ({ name, in: "query", schema, ...more });
const answer = (schema: object, type = "application/json", more: object = {}) => ({
  "/p": { get: { responses: { 200: { description: "d", content: { [type]: { schema, ...more } } } } } },
});
const multipart = (...parts: string[]) =>
  `${parts.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join("")}--b--\r\n`;
const mp = { "content-type": "multipart/form-data; boundary=b" };
const p = (query: string, status: number | "refused", more: object = {}) => ({
  path: `/p${query}`,
  status,
  ...more,
});
const send = (body: string, status: number | "refused", headers: Record<string, string> = json) => ({
  path: "/p",
  method: "POST",
  headers,
  body,
  status,
});

testCases([
  {
    name: "delimited lists",
    paths: get([
      q("s", { type: "array", items: { type: "integer" } }, { style: "spaceDelimited", explode: false }),
      q(
        "i",
        { type: "array", items: { type: "string", maxLength: 2 } },
        { style: "pipeDelimited", explode: false },
      ),
    ]),
    asked: [
      p("?s=1%202", 200),
      p("?s=1+2", 200),
      p("?s=1%20x", "refused"),
      p("?i=aa|bb", 200),
      p("?i=aa%7Cbb", 200),
      p("?i=aaa|b", "refused"),
    ],
  },
  {
    name: "deep objects",
    paths: get([
      q(
        "f",
        {
          type: "object",
          required: ["a"],
          additionalProperties: false,
          properties: { a: { type: "integer" }, b: { type: "array", items: { type: "string" } } },
        },
        { style: "deepObject", explode: true, required: true },
      ),
    ]),
    asked: [
      p("?f[a]=1", 200),
      p("?f%5Ba%5D=1", 200),
      p("?f[a]=x", "refused"),
      p("?f[c]=1", "refused"),
      p("?f[b]=1", "refused"),
      p("", "refused"),
      p("?f[a]=1&f[b]=x&f[b]=y", 200),
    ],
  },
  {
    name: "texts of numbers and booleans",
    paths: get([q("n", { type: "number" }), q("i", { type: "integer" }), q("b", { type: "boolean" })]),
    asked: [
      p("?n=1e3", 200),
      p("?n=.5x", "refused"),
      p("?n=NaN", "refused"),
      p("?n=Infinity", "refused"),
      p("?i=1.0", "refused"),
      p("?i=-1", 200),
      p("?i=%201", "refused"),
      p("?b=TRUE", "refused"),
      p("?b=1", "refused"),
      p("?b=false", 200),
      p("?b", "refused"),
      p("?n=", "refused"),
    ],
  },
  {
    name: "allowReserved and allowEmptyValue",
    paths: get([
      q("q", { type: "string", enum: ["a/b?c"] }, { allowReserved: true }),
      q("e", { type: "integer" }, { allowEmptyValue: true }),
    ]),
    asked: [p("?q=a/b?c", 200), p("?q=a%2Fb%3Fc", 200), p("?e=", 200), p("?e", 200), p("?e=x", "refused")],
  },
  {
    name: "cookies of arrays and objects",
    paths: get([
      { name: "ids", in: "cookie", schema: { type: "array", items: { type: "integer" } }, explode: false },
      { name: "s", in: "cookie", required: true, schema: { type: "string", minLength: 2 } },
    ]),
    asked: [
      p("", "refused"),
      p("", 200, { headers: { cookie: "s=ab; ids=1,2" } }),
      p("", "refused", { headers: { cookie: "s=ab; ids=1,x" } }),
      p("", "refused", { headers: { cookie: "s=a" } }),
      p("", 200, { headers: { cookie: "other=1;s=ab" } }),
    ],
  },
  {
    name: "headers of arrays and objects",
    paths: get([
      { name: "X-A", in: "header", schema: { type: "array", items: { type: "integer" } } },
      {
        name: "X-O",
        in: "header",
        explode: true,
        schema: { type: "object", properties: { a: { type: "integer" } } },
      },
    ]),
    asked: [
      p("", 200, { headers: { "x-a": "1,2" } }),
      p("", 200, { headers: { "x-a": "1, 2" } }),
      p("", "refused", { headers: { "x-a": "1,b" } }),
      p("", 200, { headers: { "x-o": "a=1" } }),
      p("", "refused", { headers: { "x-o": "a=z" } }),
    ],
  },
  {
    name: "one name in several places, path items and operations",
    paths: {
      "/p/{id}": {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer" } },
          q("id", { type: "string", enum: ["a"] }),
        ],
        get: { parameters: [q("id", { type: "boolean" })], responses: ok },
      },
    },
    asked: [
      { path: "/p/1?id=true", status: 200 },
      { path: "/p/1?id=a", status: "refused" },
      { path: "/p/a", status: "refused" },
    ],
  },
  {
    name: "parameters by content",
    paths: get([
      {
        name: "f",
        in: "query",
        content: {
          "application/json": {
            schema: { type: "object", required: ["a"], properties: { a: { type: "integer" } } },
          },
        },
      },
    ]),
    asked: [
      p("?f=%7B%22a%22%3A1%7D", 200),
      p("?f=%7B%22a%22%3A%22x%22%7D", "refused"),
      p("?f=%7B", "refused"),
    ],
  },
  {
    name: "encoded slashes and characters in paths",
    paths: {
      ...get(
        [{ name: "id", in: "path", required: true, schema: { type: "string", enum: ["a/b", "ä b", "x+y"] } }],
        "/f/{id}",
      ),
      "/café/x": { get: { responses: ok } },
    },
    asked: [
      { path: "/f/a%2Fb", status: 200 },
      { path: "/f/a/b", status: 404 },
      { path: "/f/%C3%A4%20b", status: 200 },
      { path: "/f/x+y", status: 200 },
      { path: "/caf%C3%A9/x", status: 200 },
      { path: "/CAF%C3%89/x", status: 404 },
    ],
  },
  {
    name: "slashes at the end, and methods",
    paths: {
      "/a": { get: { responses: ok } },
      "/b/": { get: { responses: ok } },
      "/c/{x}": {
        get: {
          parameters: [{ name: "x", in: "path", required: true, schema: { type: "string" } }],
          responses: ok,
        },
      },
      "/c/{y}/": {
        post: {
          parameters: [{ name: "y", in: "path", required: true, schema: { type: "string" } }],
          responses: ok,
        },
      },
    },
    asked: [
      { path: "/a/", status: 404 },
      { path: "/b", status: 404 },
      { path: "/b/", status: 200 },
      { path: "/a", method: "DELETE", status: 405 },
      {
        path: "/a",
        method: "OPTIONS",
        status: 405,
        sends: (r) => expect(r.headers.get("allow")).toBe("GET, HEAD"),
      },
    ],
  },
  {
    name: "an OPTIONS of the contract",
    paths: {
      "/p": {
        options: { responses: { 200: { description: "d", content: { "text/plain": { example: "hi" } } } } },
      },
    },
    asked: [{ path: "/p", method: "OPTIONS", status: 200, sends: (_, text) => expect(text).toBe("hi") }],
  },
  {
    name: "weights and parameters of Accept",
    paths: {
      "/p": {
        get: {
          responses: {
            200: {
              description: "d",
              content: {
                "application/json": { example: { a: 1 } },
                "application/vnd.x+json": { example: { b: 1 } },
                "text/csv": { example: "a,b" },
              },
            },
          },
        },
      },
    },
    asked: [
      p("", 200, { headers: { accept: "text/csv;q=0.5, application/vnd.x+json" }, answers: is({ b: 1 }) }),
      p("", 200, {
        headers: { accept: "text/*" },
        sends: (_r: Response, t: string) => expect(t).toBe("a,b"),
      }),
      p("", 200, { headers: { accept: "application/json;q=0, */*" }, answers: is({ b: 1 }) }),
      p("", 200, { headers: { accept: "text/html, */*;q=0.1" }, answers: is({ a: 1 }) }),
      p("", 200, { headers: { accept: "APPLICATION/JSON; charset=utf-8" }, answers: is({ a: 1 }) }),
      p("", 406, { headers: { accept: "image/png" } }),
    ],
  },
  {
    name: "media types of requests: case, charset, parameters",
    paths: post("application/json", { type: "object", required: ["a"] }),
    asked: [
      send("{}", "refused"),
      send('{"a":1}', 200, { "content-type": "Application/JSON; Charset=UTF-8" }),
      send("a=1", "refused", form),
      send('{"a":1}', "refused", { "content-type": "text/plain" }),
      send('\ufeff{"a":1}', 200),
    ],
  },
  {
    name: "a body in another charset",
    paths: post("text/plain", { type: "string", enum: ["ä"] }),
    asked: [
      {
        path: "/p",
        method: "POST",
        headers: { "content-type": "text/plain; charset=iso-8859-1" },
        body: new Uint8Array([0xe4]),
        status: 200,
      },
    ],
  },
  {
    name: "forms with types and encodings",
    paths: post(
      "application/x-www-form-urlencoded",
      {
        type: "object",
        required: ["n"],
        additionalProperties: false,
        properties: {
          n: { type: "integer" },
          o: { type: "object", properties: { x: { type: "integer" } } },
          l: { type: "array", items: { type: "boolean" } },
          j: { type: "object", properties: { y: { type: "integer" } } },
        },
      },
      {
        encoding: {
          o: { style: "deepObject", explode: true },
          l: { style: "form", explode: false },
          j: { contentType: "application/json" },
        },
      },
    ),
    asked: [
      send("n=1", 200, form),
      send("n=x", "refused", form),
      send("", "refused", form),
      send("n=1&o[x]=1&l=true,false&j=%7B%22y%22%3A1%7D", 200, form),
      send("n=1&o[x]=a", "refused", form),
      send("n=1&l=true,x", "refused", form),
      send("n=1&j=%7B%22y%22%3A%22z%22%7D", "refused", form),
      send("n=1&z=1", "refused", form),
    ],
  },
  {
    name: "multipart: numbers, JSON, files, lists",
    paths: post("multipart/form-data", {
      type: "object",
      required: ["n", "f"],
      properties: {
        n: { type: "integer" },
        f: { type: "string", format: "binary" },
        j: { type: "object", required: ["a"], properties: { a: { type: "integer" } } },
        l: { type: "array", minItems: 2, items: { type: "string", format: "binary" } },
      },
    }),
    asked: [
      send(
        multipart(
          'name="n"\r\n\r\n1',
          'name="f"; filename="a.bin"\r\nContent-Type: application/octet-stream\r\n\r\n\x00\x01',
        ),
        200,
        mp,
      ),
      send(multipart('name="n"\r\n\r\nx', 'name="f"; filename="a"\r\n\r\nq'), "refused", mp),
      send(multipart('name="n"\r\n\r\n1'), "refused", mp),
      send(
        multipart(
          'name="n"\r\n\r\n1',
          'name="f"\r\n\r\nx',
          'name="j"\r\nContent-Type: application/json\r\n\r\n{"a":1}',
        ),
        200,
        mp,
      ),
      send(multipart('name="n"\r\n\r\n1', 'name="f"\r\n\r\nx', 'name="j"\r\n\r\n{"a":1}'), 200, mp),
      send(
        multipart(
          'name="n"\r\n\r\n1',
          'name="f"\r\n\r\nx',
          'name="j"\r\nContent-Type: application/json\r\n\r\n{"a":"z"}',
        ),
        "refused",
        mp,
      ),
      send(
        multipart('name="n"\r\n\r\n1', 'name="f"\r\n\r\nx', 'name="l"; filename="a"\r\n\r\n1'),
        "refused",
        mp,
      ),
      send(
        multipart(
          'name="n"\r\n\r\n1',
          'name="f"\r\n\r\nx',
          'name="l"; filename="a"\r\n\r\n1',
          'name="l"; filename="b"\r\n\r\n2',
        ),
        200,
        mp,
      ),
    ],
  },
  {
    name: "discriminators of oneOf that overlap",
    schemas: {
      A: { type: "object", required: ["t"], properties: { t: { type: "string" }, v: { type: "integer" } } },
      B: { type: "object", required: ["t"], properties: { t: { type: "string" }, v: {} } },
    },
    paths: post("application/json", {
      oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
      discriminator: { propertyName: "t" },
    }),
    asked: [
      send('{"t":"A","v":1}', 200),
      send('{"t":"A","v":"x"}', "refused"),
      send('{"t":"B","v":"x"}', 200),
      send('{"t":"C"}', "refused"),
    ],
  },
  {
    name: "oneOf of branches that cannot be told apart, without discriminator",
    paths: answer({
      oneOf: [
        { type: "object", properties: { a: { type: "string" } } },
        { type: "object", properties: { b: { type: "integer" } } },
      ],
    }),
    asked: [p("", 200), p("", 200, { headers: { prefer: "dynamic=true" } })],
  },
  {
    name: "oneOf of the same branch twice",
    paths: answer({ oneOf: [{ type: "string" }, { type: "string" }] }),
    asked: [p("", 200)],
  },
  {
    name: "readOnly and writeOnly, required",
    schemas: {
      U: {
        type: "object",
        required: ["id", "pw", "n"],
        properties: {
          id: { type: "integer", readOnly: true },
          pw: { type: "string", writeOnly: true },
          n: { type: "string" },
        },
      },
    },
    paths: {
      "/p": {
        post: {
          requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/U" } } } },
          responses: {
            201: {
              description: "d",
              content: { "application/json": { schema: { $ref: "#/components/schemas/U" } } },
            },
          },
        },
      },
    },
    asked: [
      {
        ...send('{"pw":"x","n":"y"}', 201),
        answers: (b: unknown) => {
          expect(b).toHaveProperty("id");
          expect(b).not.toHaveProperty("pw");
        },
      },
      send('{"n":"y"}', "refused"),
    ],
  },
  {
    name: "XML that is nested too deeply",
    schemas: { N: { type: "object", properties: { a: { $ref: "#/components/schemas/N" } } } },
    paths: post("application/xml", { $ref: "#/components/schemas/N" }),
    asked: [
      send(`${"<a>".repeat(400)}${"</a>".repeat(400)}`, 200, { "content-type": "application/xml" }),
      send(`${"<a>".repeat(20_000)}${"</a>".repeat(20_000)}`, "refused", {
        "content-type": "application/xml",
      }),
    ],
  },
  {
    name: "whole numbers of 64 bits as texts: both ends, in lists and in forms",
    paths: {
      ...get(
        [
          q("n", { type: "integer", format: "int64" }),
          q("u", { type: "integer", format: "uint64" }),
          q("l", { type: "array", items: { type: "integer", format: "int64" } }),
        ],
        "/q",
      ),
      ...post("application/x-www-form-urlencoded", {
        type: "object",
        properties: { n: { type: "integer", format: "int64" }, t: { type: "string", maxLength: 20 } },
      }),
    },
    asked: [
      { path: "/q?n=9223372036854775807", status: 200 },
      { path: "/q?n=-9223372036854775808", status: 200 },
      { path: "/q?n=9223372036854775808", status: "refused" },
      { path: "/q?u=18446744073709551615", status: 200 },
      { path: "/q?u=18446744073709551616", status: "refused" },
      { path: "/q?l=9007199254740993&l=9223372036854775807", status: 200 },
      { path: "/q?l=1&l=9223372036854775808", status: "refused" },
      send("n=9007199254740993&t=1", 200, form),
      send("t=9007199254740993", 200, form),
      send("n=9223372036854775808", "refused", form),
    ],
  },
  {
    name: "the closest of several media types describes the body, in any order",
    paths: {
      "/p": {
        post: {
          requestBody: {
            content: Object.fromEntries(
              [
                ["*/*", "any"],
                ["application/*", "some"],
                ["application/vnd.api+json", "api"],
                ["application/merge-patch+json", "merge"],
                ["application/vnd.a+json; version=1", "one"],
                ["application/vnd.a+json; version=2", "two"],
              ].map(([type, key]) => [type, { schema: { type: "object", required: [key] } }]),
            ),
          },
          responses: ok,
        },
      },
    },
    asked: [
      ["application/vnd.api+json", "api"],
      ["application/merge-patch+json", "merge"],
      ["application/vnd.a+json;version=2", "two"],
      ["application/vnd.a+json; version=1; charset=utf-8", "one"],
      ["application/x.y+json", "api"],
    ].flatMap(([type = "", key]) => [
      send(`{"${key}":1}`, 200, { "content-type": type }),
      send('{"other":1}', "refused", { "content-type": type }),
    ]),
  },
  {
    name: "a base with a discriminator stands for the schemas that are made of it",
    schemas: {
      Pet: {
        type: "object",
        required: ["kind"],
        discriminator: { propertyName: "kind", mapping: { c: "#/components/schemas/Cat" } },
        properties: {
          kind: { type: "string" },
          friends: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
        },
      },
      Cat: {
        allOf: [
          { $ref: "#/components/schemas/Pet" },
          { type: "object", required: ["lives"], properties: { lives: { type: "integer" } } },
        ],
      },
      Dog: {
        allOf: [
          { $ref: "#/components/schemas/Pet" },
          { type: "object", required: ["barks"], properties: { barks: { type: "boolean" } } },
        ],
      },
    },
    paths: {
      "/p": {
        post: {
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
          responses: {
            200: {
              description: "d",
              content: {
                "application/json": {
                  schema: { type: "array", items: { $ref: "#/components/schemas/Pet" } },
                },
              },
            },
          },
        },
      },
    },
    asked: [
      {
        ...send('{"kind":"c","lives":9}', 200),
        answers: (body: unknown) =>
          expect(body).toEqual([expect.objectContaining({ kind: "c", lives: expect.any(Number) })]),
      },
      send('{"kind":"c","barks":true}', "refused"),
      send('{"kind":"c","lives":9,"friends":[{"kind":"Dog","barks":true}]}', 200),
      send('{"kind":"c","lives":9,"friends":[{"kind":"Dog"}]}', "refused"),
      send('{"kind":"Dog","barks":true}', 200),
      send('{"kind":"bird"}', 200),
      send("{}", "refused"),
    ],
  },
  {
    name: "multipart: types of parts that contradict the contract",
    paths: post(
      "multipart/form-data",
      { type: "object", properties: { pic: { type: "string" }, note: { type: "string" } } },
      { encoding: { pic: { contentType: "image/png, image/jpeg" }, note: { contentType: "text/*" } } },
    ),
    asked: [
      send(multipart('name="pic"\r\nContent-Type: IMAGE/JPEG\r\n\r\nx'), 200, mp),
      send(multipart('name="pic"\r\nContent-Type: text/html\r\n\r\nx'), "refused", mp),
      send(multipart('name="pic"; filename="a.png"\r\n\r\nx'), 200, mp),
      send(multipart('name="note"\r\nContent-Type: text/csv\r\n\r\nx'), 200, mp),
      send(multipart('name="note"\r\nContent-Type: image/png\r\n\r\nx'), "refused", mp),
    ],
  },
  {
    name: "multipart: parts of another kind need no names",
    paths: post("multipart/related", { type: "object", properties: { n: { type: "integer" } } }),
    asked: [
      send("--b\r\nContent-Type: application/json\r\n\r\n{}\r\n--b--\r\n", 200, {
        "content-type": "multipart/related; boundary=b",
      }),
      send(multipart('name="n"\r\n\r\nx'), "refused", { "content-type": "multipart/related; boundary=b" }),
    ],
  },
]);
