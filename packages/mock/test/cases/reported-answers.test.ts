import { gzipSync } from "node:zlib";
import { expect } from "vitest";
import { get, ok, post, testCases } from "./run.ts";

const json = { "content-type": "application/json" };
const is = (wanted: unknown) => (body: unknown) => expect(body).toEqual(wanted);
const answer = (schema: object | undefined, type = "application/json", more: object = {}) => ({
  "/p": {
    get: {
      responses: { 200: { description: "d", content: { [type]: { ...(schema && { schema }), ...more } } } },
    },
  },
});
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
const dyn = { prefer: "dynamic=true, seed=a" };
const schemes = {
  key: { type: "apiKey", in: "query", name: "k" },
  cookie: { type: "apiKey", in: "cookie", name: "sid" },
  head: { type: "apiKey", in: "header", name: "X-Key" },
  basic: { type: "http", scheme: "basic" },
  bearer: { type: "http", scheme: "bearer" },
  oidc: { type: "openIdConnect", openIdConnectUrl: "https://x.example" },
  digest: { type: "http", scheme: "digest" },
};
const basic = `Basic ${Buffer.from("a:b").toString("base64")}`;
const sec = (security: object[], more: object = {}) => ({
  paths: { "/p": { get: { ...more, responses: { ...ok, 401: { description: "d" } } } } },
  more: { security, components: { securitySchemes: schemes } },
});

testCases([
  {
    name: "security: keys in query and cookie",
    ...sec([{ key: [] }, { cookie: [] }]),
    asked: [p("", 401), p("?k=1", 200), p("", 200, { headers: { cookie: "sid=1" } }), p("?k=", 401)],
  },
  {
    name: "security: and, or",
    ...sec([{ head: [], basic: [] }, { bearer: [] }]),
    asked: [
      p("", 401),
      p("", 401, { headers: { "x-key": "1" } }),
      p("", 200, { headers: { "x-key": "1", authorization: basic } }),
      p("", 200, { headers: { authorization: "bearer x" } }),
    ],
  },
  { name: "security: none for an operation", ...sec([{ head: [] }], { security: [] }), asked: [p("", 200)] },
  {
    name: "security: before other faults",
    ...sec([{ head: [] }], {
      parameters: [{ name: "n", in: "query", required: true, schema: { type: "integer" } }],
    }),
    asked: [p("", 401), p("?n=x", 401), p("?n=x", "refused", { headers: { "x-key": "1" } })],
  },
  {
    name: "security: openIdConnect and digest",
    ...sec([{ oidc: [] }, { digest: [] }]),
    asked: [
      p("", 401),
      p("", 200, { headers: { authorization: "Bearer x" } }),
      p("", 200, {
        headers: { authorization: 'Digest username="a", realm="r", nonce="n", uri="/p", response="x"' },
      }),
      p("", 401, { headers: { authorization: basic } }),
    ],
  },
  {
    name: "statuses: ranges and default",
    paths: {
      "/p": {
        get: {
          responses: {
            "2XX": { description: "d", content: { "application/json": { example: 1 } } },
            default: { description: "d", content: { "application/json": { example: "e" } } },
          },
        },
      },
    },
    asked: [
      p("", 200, { answers: is(1) }),
      p("", 204, { headers: { prefer: "code=204" } }),
      p("", 404, { headers: { prefer: "code=404" }, answers: is("e") }),
    ],
  },
  {
    name: "examples that are null, false, 0 or empty",
    paths: {
      "/p": {
        get: {
          responses: {
            200: {
              description: "d",
              content: {
                "application/json": {
                  examples: { n: { value: null }, f: { value: false }, z: { value: 0 }, e: { value: "" } },
                },
              },
            },
          },
        },
      },
    },
    asked: [
      p("", 200, { answers: is(null) }),
      ...(["f", "z", "e"] as const).map((name) =>
        p("", 200, { headers: { prefer: `example=${name}` }, answers: is({ f: false, z: 0, e: "" }[name]) }),
      ),
    ],
  },
  {
    name: "examples of properties and schemas",
    openapi: "3.1.0",
    paths: answer({
      type: "object",
      required: ["a", "b", "c"],
      properties: {
        a: { type: "string", examples: ["x"] },
        b: { type: "integer", default: 3 },
        c: { const: "k" },
      },
    }),
    asked: [p("", 200, { answers: is({ a: "x", b: 3, c: "k" }) })],
  },
  {
    name: "an example that is written as text",
    paths: answer({ type: "object" }, "application/json", { example: '{"a":1}' }),
    asked: [p("", 200, { sends: (_r: Response, t: string) => expect(JSON.parse(t)).toEqual({ a: 1 }) })],
  },
  {
    name: "formats are made and checked",
    paths: {
      ...answer({
        type: "object",
        required: ["u", "d", "t", "e", "i", "h", "b", "v6"],
        properties: {
          u: { type: "string", format: "uri" },
          d: { type: "string", format: "date" },
          t: { type: "string", format: "date-time" },
          e: { type: "string", format: "email" },
          i: { type: "string", format: "ipv4" },
          v6: { type: "string", format: "ipv6" },
          h: { type: "string", format: "hostname" },
          b: { type: "string", format: "byte" },
        },
      }),
    },
    asked: [
      p("", 200, {
        answers: (b: Record<string, string>) => {
          expect(URL.canParse(b.u ?? "")).toBe(true);
          expect(b.d).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(b.b).toMatch(/^[A-Za-z0-9+/]*={0,2}$/);
        },
      }),
      p("", 200, { headers: dyn }),
    ],
  },
  {
    name: "dates, times, uuids and bytes of requests",
    paths: get([
      { name: "t", in: "query", schema: { type: "string", format: "date-time" } },
      { name: "d", in: "query", schema: { type: "string", format: "date" } },
      { name: "i", in: "query", schema: { type: "integer", format: "int32" } },
    ]),
    asked: [
      p("?t=2020-01-01T00:00:00Z", 200),
      p("?t=2020-01-01", "refused"),
      p("?t=2020-01-01T00:00:00%2B01:00", 200),
      p("?d=2020-02-30", "refused"),
      p("?i=2147483648", "refused"),
      p("?i=2147483647", 200),
    ],
  },
  {
    name: "3.1: conditions, tuples, names and unevaluated",
    openapi: "3.1.0",
    paths: post("application/json", {
      type: "object",
      properties: {
        k: { type: "string" },
        t: { type: "array", prefixItems: [{ type: "integer" }], items: false },
      },
      if: { not: { properties: { k: { const: "a" } }, required: ["k"] } },
      else: { required: ["x"], properties: { x: true } },
      propertyNames: { pattern: "^[a-z]+$" },
      unevaluatedProperties: false,
    }),
    asked: [
      send('{"k":"a"}', "refused"),
      send('{"k":"a","x":1}', 200),
      send('{"k":"b","x":1}', "refused"),
      send('{"t":[1]}', 200),
      send('{"t":[1,2]}', "refused"),
      send('{"A":1}', "refused"),
    ],
  },
  {
    name: "3.1: types, null and references with more next to them",
    openapi: "3.1.0",
    schemas: { S: { type: ["string", "null"] } },
    paths: post("application/json", {
      type: "object",
      properties: {
        a: { $ref: "#/components/schemas/S", minLength: 2 },
        b: { type: ["integer", "boolean"] },
        c: { anyOf: [{ type: "null" }, { type: "number", exclusiveMinimum: 0 }] },
      },
    }),
    asked: [
      send('{"a":null}', 200),
      send('{"a":"x"}', "refused"),
      send('{"b":"x"}', "refused"),
      send('{"c":0}', "refused"),
      send('{"c":null}', 200),
    ],
  },
  {
    name: "3.1: anchors, ids and dynamic references",
    openapi: "3.1.0",
    schemas: {
      Tree: {
        $id: "https://x.example/tree",
        $dynamicAnchor: "node",
        type: "object",
        properties: { v: { type: "integer" }, kids: { type: "array", items: { $dynamicRef: "#node" } } },
      },
      N: { $anchor: "num", type: "integer" },
    },
    paths: post("application/json", {
      type: "object",
      properties: { t: { $ref: "https://x.example/tree" }, n: { $ref: "#/components/schemas/N" } },
    }),
    asked: [
      send('{"t":{"v":1,"kids":[{"v":2}]}}', 200),
      send('{"t":{"kids":[{"v":"x"}]}}', "refused"),
      send('{"n":"x"}', "refused"),
    ],
  },
  {
    name: "3.1: without paths there is nothing to answer, webhooks are not served",
    openapi: "3.1.0",
    paths: { "/p": { get: { responses: ok } } },
    more: { webhooks: { w: { post: { responses: ok } } } },
    asked: [p("", 200), { path: "/w", method: "POST", status: 404 }],
  },
  {
    name: "3.2: a querystring, QUERY, defaultMapping",
    openapi: "3.2.0",
    schemas: {
      A: { type: "object", required: ["a"], properties: { a: { type: "integer" } } },
      B: { type: "object", required: ["b"] },
    },
    paths: {
      "/p": {
        get: {
          parameters: [
            {
              name: "all",
              in: "querystring",
              content: {
                "application/x-www-form-urlencoded": {
                  schema: { type: "object", required: ["a"], properties: { a: { type: "integer" } } },
                },
              },
            },
          ],
          responses: ok,
        },
        query: {
          requestBody: { content: { "application/json": { schema: { type: "object", required: ["q"] } } } },
          responses: ok,
        },
        post: {
          requestBody: {
            content: {
              "application/json": {
                schema: {
                  oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
                  discriminator: { propertyName: "k", defaultMapping: "B" },
                },
              },
            },
          },
          responses: ok,
        },
      },
    },
    asked: [
      p("?a=1", 200),
      p("?a=x", "refused"),
      p("?b=1", "refused"),
      { ...send('{"q":1}', 200), method: "QUERY" },
      { ...send("{}", "refused"), method: "QUERY" },
      send('{"k":"A","a":1}', 200),
      send('{"k":"A","b":1}', "refused"),
      send('{"b":1}', 200),
    ],
  },
  {
    name: "3.2: items of streams, dataValue",
    openapi: "3.2.0",
    paths: {
      ...answer(undefined, "application/jsonl", {
        itemSchema: { type: "object", required: ["n"], properties: { n: { type: "integer" } } },
      }),
      "/e": {
        get: {
          responses: {
            200: {
              description: "d",
              content: { "application/json": { examples: { a: { dataValue: { x: 1 } } } } },
            },
          },
        },
      },
    },
    asked: [
      p("", 200, {
        sends: (_r: Response, t: string) => {
          for (const line of t.trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("n");
        },
      }),
      { path: "/e", status: 200, answers: is({ x: 1 }) },
    ],
  },
  {
    name: "bodies: compressed, chunked, empty, absent",
    paths: {
      "/p": {
        post: {
          requestBody: { content: { "application/json": { schema: { type: "object", required: ["a"] } } } },
          responses: ok,
        },
      },
    },
    asked: [
      {
        path: "/p",
        method: "POST",
        headers: { ...json, "content-encoding": "gzip" },
        body: gzipSync('{"a":1}'),
        status: 200,
      },
      {
        path: "/p",
        method: "POST",
        headers: { ...json, "content-encoding": "gzip" },
        body: gzipSync("{}"),
        status: "refused",
      },
      { path: "/p", method: "POST", status: 200 },
      send("{}", "refused"),
      send("", 200),
    ],
  },
  {
    name: "bodies of DELETE and of no type",
    paths: {
      "/p": {
        delete: {
          requestBody: { required: true, content: { "application/json": { schema: { type: "array" } } } },
          responses: { 204: { description: "d" } },
        },
      },
    },
    asked: [
      { path: "/p", method: "DELETE", headers: json, body: "[1]", status: 204 },
      { path: "/p", method: "DELETE", headers: json, body: "{}", status: "refused" },
      { path: "/p", method: "DELETE", status: "refused" },
    ],
  },
  {
    name: "headers of answers: lists, objects, numbers",
    paths: {
      "/p": {
        get: {
          responses: {
            200: {
              description: "d",
              headers: {
                "X-L": {
                  schema: { type: "array", items: { type: "integer" }, minItems: 2, example: [1, 2] },
                },
                "X-O": { explode: true, schema: { type: "object", example: { a: 1 } } },
                "X-N": { required: true, schema: { type: "integer", minimum: 5 } },
                "X-D": { schema: { type: "string", format: "date" } },
              },
            },
          },
        },
      },
    },
    asked: [
      p("", 200, {
        sends: (r: Response) => {
          expect(r.headers.get("x-l")).toBe("1,2");
          expect(r.headers.get("x-o")).toBe("a=1");
          expect(Number(r.headers.get("x-n"))).toBeGreaterThanOrEqual(5);
        },
      }),
      p("", 200, { headers: dyn }),
    ],
  },
  {
    name: "answers: maps, patterns, tuples and counts",
    openapi: "3.1.0",
    paths: answer({
      type: "object",
      minProperties: 2,
      maxProperties: 3,
      propertyNames: { pattern: "^k[0-9]$" },
      additionalProperties: {
        type: "array",
        prefixItems: [{ const: 1 }, { type: "string", pattern: "^(?=a)[a-c]{3}$" }],
        minItems: 2,
        items: false,
      },
    }),
    asked: [
      p("", 200, { sends: (r: Response) => expect(r.headers.get("sl-violations")).toBeNull() }),
      p("", 200, { headers: dyn, sends: (r: Response) => expect(r.headers.get("sl-violations")).toBeNull() }),
    ],
  },
  {
    name: "answers: readOnly, nullable, oneOf with null, not",
    paths: answer({
      type: "object",
      required: ["id", "s", "n"],
      properties: {
        id: { type: "integer", readOnly: true, minimum: 7, exclusiveMinimum: true, multipleOf: 5 },
        s: { type: "string", nullable: true, minLength: 3 },
        n: { not: { type: "string" }, enum: ["a", 4] },
      },
    }),
    asked: [
      p("", 200, { answers: is(expect.objectContaining({ id: 10, n: 4 })) }),
      p("", 200, { headers: dyn, sends: (r: Response) => expect(r.headers.get("sl-violations")).toBeNull() }),
    ],
  },
  {
    name: "XML of requests: attributes, wrapped lists, names",
    schemas: {
      O: {
        type: "object",
        required: ["id", "items"],
        xml: { name: "order" },
        properties: {
          id: { type: "integer", xml: { attribute: true } },
          items: {
            type: "array",
            minItems: 1,
            xml: { wrapped: true, name: "list" },
            items: { type: "string", xml: { name: "i" } },
          },
        },
      },
    },
    paths: {
      "/p": {
        post: {
          requestBody: { content: { "application/xml": { schema: { $ref: "#/components/schemas/O" } } } },
          responses: {
            200: {
              description: "d",
              content: { "application/xml": { schema: { $ref: "#/components/schemas/O" } } },
            },
          },
        },
      },
    },
    asked: [
      send('<order id="3"><list><i>a</i></list></order>', 200, { "content-type": "application/xml" }),
      send('<order id="x"><list><i>a</i></list></order>', "refused", { "content-type": "application/xml" }),
      send('<order id="3"/>', "refused", { "content-type": "text/xml" }),
      send("<order", "refused", { "content-type": "application/xml" }),
    ],
  },
  {
    name: "HEAD, and a HEAD of its own",
    paths: {
      ...answer({ type: "object", example: { a: 1 } }),
      "/h": {
        head: {
          responses: {
            200: { description: "d", headers: { "X-A": { schema: { type: "integer" }, example: 4 } } },
          },
        },
      },
    },
    asked: [
      {
        path: "/p",
        method: "HEAD",
        status: 200,
        sends: (r, t) => {
          expect(t).toBe("");
          expect(r.headers.get("content-type")).toBe("application/json");
        },
      },
      { path: "/h", method: "HEAD", status: 200, sends: (r) => expect(r.headers.get("x-a")).toBe("4") },
      { path: "/h", status: 405 },
    ],
  },
  {
    name: "servers: paths with variables, and of path items",
    paths: { "/p": { servers: [{ url: "/own" }], get: { responses: ok } }, "/q": { get: { responses: ok } } },
    more: {
      servers: [
        {
          url: "https://{r}.x.example/{v}/api",
          variables: { r: { default: "eu" }, v: { default: "v1", enum: ["v1", "v2"] } },
        },
      ],
    },
    asked: [
      { path: "/own/p", status: 200 },
      { path: "/p", status: 200 },
      { path: "/v1/api/q", status: 200 },
      { path: "/v2/api/q", status: 200 },
      { path: "/v3/api/q", status: 404 },
      { path: "/q", status: 200 },
      { path: "/v1/api/p", status: 404 },
    ],
  },
  {
    name: "integers past 2^53 in answers and requests",
    paths: {
      "/p": {
        post: {
          requestBody: {
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  properties: { id: { type: "integer", format: "int64", maximum: 2 ** 63 } },
                },
              },
            },
          },
          responses: ok,
        },
      },
    },
    asked: [
      send('{"id":9007199254740993}', 200),
      send('{"id":9223372036854775807}', 200),
      send('{"id":1e400}', "refused"),
    ],
  },
  {
    name: "parameters that say nothing of their schema, and references to them",
    paths: {
      "/p": {
        parameters: [{ $ref: "#/components/parameters/Q" }],
        get: {
          parameters: [{ name: "free", in: "query" }],
          responses: { 200: { $ref: "#/components/responses/R" } },
        },
      },
    },
    more: {
      components: {
        parameters: {
          Q: { name: "q", in: "query", required: true, schema: { $ref: "#/components/schemas/E" } },
        },
        schemas: { E: { type: "string", enum: ["a", "b"] } },
        responses: {
          R: {
            description: "d",
            content: { "application/json": { examples: { x: { $ref: "#/components/examples/X" } } } },
          },
        },
        examples: { X: { value: [1] } },
      },
    },
    asked: [p("?q=a&free=1", 200, { answers: is([1]) }), p("?q=c", "refused"), p("", "refused")],
  },
  {
    name: "text and numbers as bodies",
    paths: {
      "/p": {
        post: {
          requestBody: {
            required: true,
            content: { "text/plain": { schema: { type: "integer", minimum: 3 } } },
          },
          responses: {
            200: {
              description: "d",
              content: { "text/plain": { schema: { type: "number", example: 2.5 } } },
            },
          },
        },
      },
    },
    asked: [
      { ...send("4", 200, { "content-type": "text/plain" }), sends: (_r, t) => expect(t).toBe("2.5") },
      send("2", "refused", { "content-type": "text/plain" }),
      send("x", "refused", { "content-type": "text/plain" }),
    ],
  },
  {
    name: "a status that is asked for comes, whatever Accept says of errors",
    paths: {
      "/p": {
        get: {
          responses: {
            200: { description: "d", content: { "application/json": { example: 1 } } },
            201: { description: "d", content: { "text/csv": { example: "a" } } },
            404: { description: "d", content: { "application/problem+json": { example: { t: 1 } } } },
            503: { description: "d", content: { "text/plain": { example: "busy" } } },
          },
        },
      },
    },
    asked: [
      p("", 404, { headers: { accept: "application/json", prefer: "code=404" }, answers: is({ t: 1 }) }),
      p("", 503, { headers: { accept: "application/json", prefer: "code=503" } }),
      p("", 406, { headers: { accept: "application/json", prefer: "code=201" } }),
      p("", 201, { headers: { accept: "text/csv", prefer: "code=201" } }),
    ],
  },
  {
    name: "answers of several parts",
    openapi: "3.2.0",
    paths: {
      ...answer(
        {
          type: "object",
          required: ["n", "o"],
          properties: { n: { type: "integer" }, o: { type: "object", example: { a: 1 } } },
        },
        "multipart/form-data",
      ),
      "/m": {
        get: {
          responses: {
            200: {
              description: "d",
              content: {
                "multipart/mixed": { itemSchema: { type: "object" }, example: [{ a: 1 }, { b: 2 }] },
              },
            },
          },
        },
      },
    },
    asked: [
      p("", 200, {
        sends: (response: Response, text: string) => {
          const type = response.headers.get("content-type") ?? "";
          expect(type).toMatch(/^multipart\/form-data; boundary=/);
          expect(text.split(`--${type.split("=")[1]}`)).toHaveLength(4);
          expect(text).toContain('name="n"\r\n\r\n1\r\n');
        },
      }),
      {
        path: "/m",
        status: 200,
        sends: (response, text) => {
          const [, boundary = "none"] =
            /boundary=(.+)$/.exec(response.headers.get("content-type") ?? "") ?? [];
          expect(text.split(`--${boundary}`)).toHaveLength(4);
          expect(text).toContain('{"b":2}');
        },
      },
    ],
  },
  {
    name: "unique items that would all be alike",
    paths: answer({
      type: "array",
      minItems: 2,
      uniqueItems: true,
      items: { type: "object", required: ["k"], properties: { k: { type: "string" } } },
    }),
    asked: [p("", 200, { sends: (r: Response) => expect(r.headers.get("sl-violations")).toBeNull() })],
  },
  {
    name: "an example of another media type than the first",
    paths: {
      "/p": {
        get: {
          responses: {
            200: {
              description: "d",
              content: {
                "application/json": { examples: { a: { value: { j: 1 } } } },
                "application/xml": { examples: { b: { value: "<x/>" } } },
              },
            },
          },
        },
      },
    },
    asked: [
      p("", 200, {
        headers: { prefer: "example=b" },
        sends: (_r: Response, t: string) => expect(t).toBe("<x/>"),
      }),
      p("", 200, { headers: { prefer: "example=a" }, answers: is({ j: 1 }) }),
      p("", 404, { headers: { prefer: "example=b", accept: "application/json" } }),
    ],
  },
  {
    name: "3.1: a schema that is true",
    openapi: "3.1.0",
    paths: {
      "/p": {
        get: { responses: { 200: { description: "d", content: { "application/json": { schema: true } } } } },
      },
    },
    asked: [p("", 200, { sends: (_r: Response, t: string) => expect(() => JSON.parse(t)).not.toThrow() })],
  },
  {
    name: "a header of an answer by content, with an example and without",
    paths: {
      "/p": {
        get: {
          responses: {
            200: {
              description: "d",
              headers: {
                "X-Shown": {
                  content: { "application/json": { schema: { type: "object" }, example: { next: 2 } } },
                },
                "X-Made": { content: { "application/json": { schema: { enum: ["a"] } } } },
              },
            },
          },
        },
      },
    },
    asked: [
      p("", 200, {
        sends: ({ headers }: Response) => {
          expect(headers.get("x-shown")).toBe('{"next":2}');
          expect(headers.get("x-made")).toBe('"a"');
        },
      }),
    ],
  },
  {
    name: "patterns that say nothing of the ends, with lengths",
    paths: answer({
      type: "array",
      items: { type: "string", pattern: "[0-9]{3}", minLength: 10 },
      minItems: 1,
    }),
    asked: ["", "?__dynamic=true"].map((query) =>
      p(query, 200, {
        answers: (body: unknown) =>
          expect(body).toEqual(expect.arrayContaining([expect.stringMatching(/^(?=.{10}).*[0-9]{3}/)])),
      }),
    ),
  },
]);
