import { type Asked, type Case, contractOf, json, type Short, says } from "./types.ts";

const content = (types: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(types).map(([type, example]) => [type, { example }]));
const answers = (responses: object) => ({ "/p": { get: { responses } } });
const two = answers({
  200: {
    description: "d",
    content: content({ "application/json": { j: 1 }, "application/xml": "<x/>", "text/plain": "t" }),
  },
});
const accepts = (rows: Record<string, string | 406>): Asked[] =>
  Object.entries(rows).map(([accept, type]) =>
    type === 406
      ? { path: "/p", headers: { accept }, status: 406 }
      : { path: "/p", headers: { accept }, headed: { "content-type": `^${type.replaceAll("+", "\\+")}` } },
  );
const prefers = (rows: Record<string, Omit<Asked, "path">>): Asked[] =>
  Object.entries(rows).map(([prefer, wanted]) => ({ path: "/p", headers: { prefer }, ...wanted }));
const ofType = (type: string, media: object, more: object = {}) =>
  answers({ 200: { description: "d", content: { [type]: media }, ...more } });
const item = { type: "object", required: ["a"], properties: { a: { type: "integer" } } };

const given: readonly Short[] = [
  {
    name: "weights, ranges and what is refused",
    paths: two,
    asked: accepts({
      "application/json;q=0.1, application/xml;q=0.9": "application/xml",
      "*/*": "application/json",
      "application/*": "application/json",
      "text/*;q=0.5, */*;q=0.1": "text/plain",
      "application/json;q=0, */*": "application/xml",
      "*/*;q=0": 406,
      "Application/JSON": "application/json",
      "image/png": 406,
      "application/xml, application/json;q=0.9, */*;q=0.8": "application/xml",
      "application/json;q=0.000, application/xml;q=0": 406,
      "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8": "application/xml",
      "application/json; charset=utf-8": "application/json",
    }),
  },
  {
    name: "types of a vendor",
    paths: answers({
      200: {
        description: "d",
        content: content({ "application/vnd.a.v2+json": { v: 2 }, "application/vnd.a.v1+json": { v: 1 } }),
      },
    }),
    asked: [
      ...accepts({
        "application/vnd.a.v1+json": "application/vnd.a.v1+json",
        "*/*": "application/vnd.a.v2+json",
        "application/vnd.a.v3+json": 406,
      }),
      { path: "/p", headers: { accept: "application/vnd.a.v1+json" }, json: { v: 1 } },
    ],
  },
  {
    name: "preferences",
    paths: answers({
      200: {
        description: "d",
        content: { "application/json": { examples: { a: { value: "a" }, b: { value: "b" } } } },
      },
      404: {
        description: "d",
        content: { "application/json": { examples: { gone: { value: "gone" }, lost: { value: "lost" } } } },
      },
      "4XX": says("4XX"),
      default: says("default"),
    }),
    asked: prefers({
      "code=404": { status: 404, json: "gone" },
      "code=404, example=lost": { status: 404, json: "lost" },
      "example=b": { json: "b" },
      'code="404"': { status: 404, json: "gone" },
      "code=418": { status: 418, json: "4XX" },
      "code=503": { status: 503, json: "default" },
      "return=minimal": { json: "a" },
      "respond-async, wait=10": { json: "a" },
      "Code=404": { status: 404, json: "gone" },
      "code=404; example=lost": { status: 404 },
    }),
  },
  {
    name: "which answer is a success",
    paths: {
      "/a": { get: { responses: { 404: says(404), 201: says(201), 200: says(200) } } },
      "/b": { get: { responses: { default: says("d"), "2XX": says("2XX") } } },
      "/c": {
        get: {
          responses: {
            302: {
              description: "d",
              headers: { Location: { required: true, schema: { type: "string", format: "uri" } } },
            },
            404: says(404),
          },
        },
      },
      "/d": { get: { responses: { 204: { description: "d" }, default: says("d") } } },
      "/e": { post: { responses: { 202: says("e"), 400: says("f") } } },
      "/f": { get: { responses: { "4XX": says("f") } } },
      "/g": { get: { responses: { 207: says("g"), 500: says("h") } } },
    },
    asked: [
      { path: "/a", json: 200 },
      { path: "/b", json: "2XX" },
      { path: "/c", status: 302, headed: { location: "^\\w+:" } },
      { path: "/d", status: 204, text: "" },
      { path: "/e", method: "POST", status: 202, json: "e" },
      { path: "/f", status: 400, json: "f" },
      { path: "/g", status: 207, json: "g" },
    ],
  },
  {
    name: "which answer is a refusal",
    paths: Object.fromEntries(
      (
        [
          ["a", { 400: says("400") }],
          ["b", { 422: says("422"), 400: says("400") }],
          ["c", { "4XX": says("4XX") }],
          ["d", { default: says("d") }],
        ] as const
      ).map(([name, more]) => [
        `/${name}`,
        {
          get: {
            parameters: [{ name: "n", in: "query", required: true, schema: { type: "integer" } }],
            responses: { 200: says(1), ...more },
          },
        },
      ]),
    ),
    asked: [
      { path: "/a", status: 400, json: "400" },
      { path: "/b", status: [400, 422], match: '^"4(00|22)"$' },
      { path: "/c", status: [400, 422], json: "4XX" },
      { path: "/d", status: [400, 422], json: "d" },
    ],
  },
  {
    name: "statuses without a body",
    paths: Object.fromEntries(
      [204, 205, 304].map((status) => [
        `/${status}`,
        {
          get: {
            responses: {
              [status]: {
                ...says("x"),
                headers: { ETag: { required: true, schema: { type: "string" }, example: '"e"' } },
              },
            },
          },
        },
      ]),
    ),
    asked: [204, 205, 304].map((status) => ({
      path: `/${status}`,
      status,
      text: "",
      headed: { etag: '^"e"$', "content-type": "absent" },
    })),
  },
  {
    name: "headers that are declared",
    paths: ofType(
      "application/json",
      { example: 1 },
      {
        headers: {
          "X-List": {
            required: true,
            schema: { type: "array", items: { type: "integer" } },
            example: [1, 2],
          },
          "X-Object": { schema: { type: "object" }, example: { a: 1, b: 2 } },
          "X-Exploded": { explode: true, schema: { type: "object" }, example: { a: 1, b: 2 } },
          "X-Zero": { schema: { type: "integer" }, example: 0 },
          "X-False": { schema: { type: "boolean" }, example: false },
          "X-Enum": { required: true, schema: { type: "string", enum: ["only"] } },
          "X-Bound": { required: true, schema: { type: "integer", minimum: 41, maximum: 41 } },
          "X-Items": {
            required: true,
            schema: { type: "array", minItems: 2, maxItems: 2, items: { type: "string", enum: ["q"] } },
          },
          "X-Default": { required: true, schema: { type: "string", default: "dflt" } },
          "X-Examples": { examples: { e: { value: "ex" } }, schema: { type: "string" } },
          "X-Json": { content: { "application/json": { example: { a: 1 } } } },
          "Content-Type": { schema: { type: "string" }, example: "text/wrong" },
          "X-Uuid": { required: true, schema: { type: "string", format: "uuid" } },
        },
      },
    ),
    asked: [
      {
        path: "/p",
        headed: {
          "x-list": "^1,2$",
          "x-object": "^a,1,b,2$",
          "x-exploded": "^a=1,b=2$",
          "x-zero": "^0$",
          "x-false": "^false$",
          "x-enum": "^only$",
          "x-bound": "^41$",
          "x-items": "^q,q$",
          "x-default": "^dflt$",
          "x-examples": "^ex$",
          "x-json": '^\\{"a":1\\}$',
          "content-type": "^application/json",
          "x-uuid": "^[0-9a-f-]{36}$",
        },
      },
      {
        path: "/p",
        headers: { prefer: "dynamic=true, seed=a" },
        headed: {
          "x-bound": "^41$",
          "x-items": "^q,q$",
          "x-enum": "^only$",
          "content-type": "^application/json",
        },
      },
    ],
  },
  {
    name: "HEAD has the length of GET",
    paths: ofType("application/json", { example: { text: "ä€" } }),
    asked: [
      { path: "/p", headed: { "content-length": "^16$" } },
      { path: "/p", method: "HEAD", text: "", headed: { "content-length": "^16$", "content-type": "json" } },
    ],
  },
  {
    name: "lines of JSON",
    paths: ofType("application/jsonl", { schema: { type: "array", minItems: 2, maxItems: 2, items: item } }),
    asked: [
      {
        path: "/p",
        match: '^\\{"a":-?\\d+\\}\\n\\{"a":-?\\d+\\}\\n?$',
        headed: { "content-type": "^application/jsonl" },
      },
    ],
  },
  {
    name: "lines of JSON by example",
    paths: ofType("application/x-ndjson", { example: [{ a: 1 }, { a: 2 }] }),
    asked: [{ path: "/p", match: '^\\{"a":1\\}\\n\\{"a":2\\}\\n?$' }],
  },
  {
    name: "events by example",
    paths: ofType("text/event-stream", { example: "event: x\ndata: 1\n\n" }),
    asked: [{ path: "/p", text: "event: x\ndata: 1\n\n", headed: { "content-type": "^text/event-stream" } }],
  },
  {
    name: "events of 3.2",
    openapi: "3.2.0",
    paths: ofType("text/event-stream", {
      itemSchema: {
        type: "object",
        required: ["data"],
        properties: {
          event: { const: "tick" },
          data: { type: "string", contentMediaType: "application/json", contentSchema: item },
        },
      },
    }),
    asked: [{ path: "/p", match: "data: ?\\{" }],
  },
  {
    name: "JSON sequences",
    openapi: "3.2.0",
    paths: ofType("application/json-seq", { itemSchema: item }),
    asked: [{ path: "/p", match: '^\\x1e\\{"a":-?\\d+\\}\\n' }],
  },
  {
    name: "answers of parts",
    paths: ofType("multipart/mixed", {
      schema: {
        type: "object",
        required: ["meta", "file"],
        properties: { meta: item, file: { type: "string", format: "binary" } },
      },
    }),
    asked: [
      {
        path: "/p",
        match: '^--.*application/json.*"a":.*--\\r\\n$',
        headed: { "content-type": "^multipart/mixed; ?boundary=" },
      },
    ],
  },
  {
    name: "bytes",
    paths: {
      "/p": {
        get: {
          responses: {
            200: {
              description: "d",
              content: { "image/png": { schema: { type: "string", format: "binary" } } },
            },
          },
        },
      },
      "/q": {
        get: { responses: { 200: { description: "d", content: { "application/octet-stream": {} } } } },
      },
    },
    asked: [
      { path: "/p", headed: { "content-type": "^image/png$" } },
      { path: "/p", headers: { accept: "image/*" }, headed: { "content-type": "^image/png$" } },
      { path: "/q", headed: { "content-type": "^application/octet-stream$" } },
    ],
  },
  {
    name: "forms as answers",
    paths: ofType("application/x-www-form-urlencoded", { example: { a: 1, b: "x y&z", l: [1, 2] } }),
    asked: [{ path: "/p", text: "a=1&b=x+y%26z&l=1&l=2" }],
  },
  {
    name: "XML: attributes, wrapped lists, prefixes, special characters",
    paths: ofType("application/xml", {
      schema: {
        type: "object",
        xml: { name: "doc", prefix: "d", namespace: "urn:d" },
        properties: {
          id: { type: "integer", xml: { attribute: true } },
          tags: {
            type: "array",
            xml: { wrapped: true, name: "list" },
            items: { type: "string", xml: { name: "tag" } },
          },
          flat: { type: "array", items: { type: "integer", xml: { name: "n" } } },
          q: { type: "string", xml: { attribute: true, name: "quote" } },
        },
      },
      example: { id: 1, tags: ["a<b", "c&d"], flat: [1, 2], q: '"' },
    }),
    asked: [
      {
        path: "/p",
        match:
          '<d:doc xmlns:d="urn:d" id="1" quote="(&quot;|&#34;|&#x22;)">.*<list><tag>a&lt;b</tag><tag>c&amp;d</tag></list><n>1</n><n>2</n></d:doc>\\s*$',
      },
    ],
  },
  {
    name: "XML: a list at the root, and names of components",
    paths: ofType("application/xml", {
      schema: { $ref: "#/components/schemas/Pets" },
      example: [{ name: "a" }, { name: "b" }],
    }),
    more: {
      components: {
        schemas: {
          Pets: {
            type: "array",
            xml: { wrapped: true, name: "pets" },
            items: { $ref: "#/components/schemas/Pet" },
          },
          Pet: { type: "object", properties: { name: { type: "string" } } },
        },
      },
    },
    asked: [{ path: "/p", match: "<pets><Pet><name>a</name></Pet><Pet><name>b</name></Pet></pets>\\s*$" }],
  },
  {
    name: "3.2: an example as it is written",
    openapi: "3.2.0",
    paths: ofType("application/xml", {
      examples: { e: { dataValue: { a: 1 }, serializedValue: "<x><a>1</a></x>" } },
    }),
    asked: [{ path: "/p", text: "<x><a>1</a></x>" }],
  },
  {
    name: "texts are no JSON",
    paths: {
      "/p": {
        get: {
          responses: {
            200: {
              description: "d",
              content: {
                "text/plain": { schema: { type: "string" }, example: "a" },
                "application/json": { schema: { type: "string" }, example: "a" },
              },
            },
          },
        },
      },
      "/n": {
        get: {
          responses: {
            200: {
              description: "d",
              content: { "text/csv": { schema: { type: "string" }, example: "a,b\n1,2\n" } },
            },
          },
        },
      },
    },
    asked: [
      { path: "/p", headers: { accept: "application/json" }, text: '"a"' },
      { path: "/p", headers: { accept: "text/plain" }, text: "a" },
      { path: "/n", text: "a,b\n1,2\n", headed: { "content-type": "^text/csv" } },
    ],
  },
  {
    name: "callbacks and links are no answers",
    paths: {
      "/p": {
        post: {
          requestBody: {
            content: {
              "application/json": { schema: { type: "object", properties: { url: { type: "string" } } } },
            },
          },
          responses: { 201: { ...says({ id: 1 }), links: { self: { operationRef: "#/paths/~1p/post" } } } },
          callbacks: {
            done: {
              "{$request.body#/url}": {
                post: {
                  requestBody: { content: { "application/json": { schema: item } } },
                  responses: { 200: { description: "d" } },
                },
              },
            },
          },
        },
      },
    },
    asked: [
      { path: "/p", method: "POST", headers: json, body: "{}", status: 201, json: { id: 1 } },
      {
        path: "/p",
        method: "POST",
        headers: json,
        body: '{"url":"not a url"}',
        status: 201,
        json: { id: 1 },
      },
    ],
  },
  {
    name: "examples of one name",
    paths: {
      "/p/{id}": {
        get: {
          parameters: [
            {
              name: "id",
              in: "path",
              required: true,
              schema: { type: "integer" },
              examples: { one: { value: 1 }, none: { value: 0 } },
            },
          ],
          responses: {
            200: {
              description: "d",
              headers: {
                "X-H": {
                  schema: { type: "string" },
                  examples: { other: { value: "x-other" }, one: { value: "x-one" } },
                },
              },
              content: {
                "application/json": { examples: { other: { value: "other" }, one: { value: "one" } } },
              },
            },
            404: {
              description: "d",
              content: { "application/json": { examples: { none: { value: "none" } } } },
            },
          },
        },
      },
    },
    asked: [
      { path: "/p/1", json: "one", headed: { "x-h": "^x-one$" } },
      { path: "/p/0", status: [200, 404] },
      { path: "/p/5", json: "other", headed: { "x-h": "^x-other$" } },
      { path: "/p/5", headers: { prefer: "example=one" }, json: "one", headed: { "x-h": "^x-one$" } },
    ],
  },
  {
    name: "examples: values of nothing, references, whole numbers of any size",
    openapi: "3.1.0",
    paths: {
      "/a": { get: { responses: { 200: says(null) } } },
      "/b": { get: { responses: { 200: says("") } } },
      "/c": {
        get: {
          responses: {
            200: {
              description: "d",
              content: { "application/json": { examples: { r: { $ref: "#/components/examples/R" } } } },
            },
          },
        },
      },
      "/d": {
        get: {
          responses: {
            200: {
              description: "d",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    properties: {
                      a: { type: "integer", examples: [7] },
                      b: { type: "string", default: "d" },
                      c: { type: "string", example: "e" },
                    },
                  },
                },
              },
            },
          },
        },
      },
      "/e": {
        get: {
          responses: {
            200: {
              description: "d",
              content: { "application/json": { schema: { type: "integer", examples: [42] } } },
            },
          },
        },
      },
    },
    more: { components: { examples: { R: { value: [0, false] } } } },
    asked: [
      { path: "/a", text: "null" },
      { path: "/b", text: '""' },
      { path: "/c", text: "[0,false]" },
      { path: "/d", json: { a: 7, b: "d", c: "e" } },
      { path: "/e", text: "42" },
    ],
  },
];

const cases = given.map(contractOf);
const isConvention = ({ name }: Case) => ["preferences", "examples of one name"].includes(name);

export const media = cases.filter((each) => !isConvention(each));

/** What no specification says, but mocks have in common: Prism's `Prefer`, and examples of one name belong together. */
export const conventions = cases.filter(isConvention);
