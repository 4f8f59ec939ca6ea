import { type Asked, type Case, contractOf, json, ok, post, posts, type Short } from "./types.ts";

const no = "refused";
const form = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data";
const pair = { type: "object", required: ["a"], properties: { a: { type: "integer" } } };
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const strings = { type: "array", items: { type: "string" } };

type Part = readonly [disposition: string, type: string | undefined, value: string, more?: string];
/** A POST of these parts. */
function parts(list: readonly Part[], status: 200 | "refused", kind = "form-data"): Asked {
  const written = list.map(([disposition, type, value, more = ""]) => {
    const typed = type === undefined ? "" : `Content-Type: ${type}\r\n`;
    return `--XX\r\nContent-Disposition: form-data; ${disposition}\r\n${typed}${more}\r\n${value}\r\n`;
  });
  const headers = { "content-type": `multipart/${kind}; boundary=XX` };
  return { path: "/p", method: "POST", headers, body: `${written.join("")}--XX--\r\n`, status };
}

const given: readonly (Case | Short)[] = [
  {
    name: "form: styles of fields",
    paths: post(
      object({
        c: { ...strings, minItems: 2 },
        s: { ...strings, minItems: 2 },
        p: { ...strings, minItems: 2 },
        d: pair,
      }),
      form,
      {
        encoding: {
          c: { style: "form", explode: false },
          s: { style: "spaceDelimited", explode: false },
          p: { style: "pipeDelimited", explode: false },
          d: { style: "deepObject", explode: true },
        },
      },
    ),
    asked: posts(
      {
        "c=a,b": 200,
        "c=a%2Cb": no,
        "s=a%20b": 200,
        "s=a": no,
        "p=a|b": 200,
        "p=a%7Cb": 200,
        "p=a": no,
        "d[a]=1": 200,
        "d%5Ba%5D=x": no,
      },
      form,
    ),
  },
  {
    name: "form: an object is JSON",
    paths: post(object({ o: pair }), form),
    asked: posts({ "o=%7B%22a%22%3A1%7D": 200, "o=%7B%22a%22%3A%22x%22%7D": no }, form),
  },
  {
    name: "form: JSON by its encoding",
    paths: post(object({ l: { type: "array", items: pair } }), form, {
      encoding: { l: { contentType: "application/json" } },
    }),
    asked: posts({ "l=%5B%7B%22a%22%3A1%7D%5D": 200, "l=%5B%7B%22a%22%3A%22x%22%7D%5D": no }, form),
  },
  {
    name: "form: types, empty values, what is not declared",
    paths: post(
      object(
        {
          n: { type: "integer" },
          b: { type: "boolean" },
          s: { type: "string" },
          l: { type: "array", items: { type: "integer" } },
        },
        { additionalProperties: false, required: ["n"] },
      ),
      form,
    ),
    asked: posts(
      {
        "n=1": 200,
        "n=x": no,
        "n=": no,
        "n=1&b=false": 200,
        "n=1&b=0": no,
        "n=1&s=": 200,
        "n=1&s": 200,
        "n=1&l=1": 200,
        "n=1&l=1&l=2": 200,
        "n=1&l=1&l=x": no,
        "n=1&z=1": no,
        "b=true": no,
        "n=1&n=2": no,
      },
      form,
    ),
  },
  {
    name: "form: the media type's case and parameters",
    paths: post(object({ n: { type: "integer" } }, { required: ["n"] }), form),
    asked: [...posts({ "n=1": 200, "n=x": no }, "Application/X-WWW-Form-Urlencoded; charset=UTF-8")],
  },
  {
    name: "parts: numbers, JSON, lists of JSON",
    paths: post(
      object({ n: { type: "integer" }, o: pair, l: { type: "array", items: pair } }, { required: ["n"] }),
      multipart,
    ),
    asked: [
      parts([['name="n"', undefined, "1"]], 200),
      parts([['name="n"', undefined, "x"]], no),
      parts(
        [
          ['name="n"', undefined, "1"],
          ['name="o"', "application/json", '{"a":1}'],
        ],
        200,
      ),
      parts(
        [
          ['name="n"', undefined, "1"],
          ['name="o"', "application/json; charset=utf-8", '{"a":"x"}'],
        ],
        no,
      ),
      parts(
        [
          ['name="n"', undefined, "1"],
          ['name="o"', undefined, '{"a":1}'],
        ],
        200,
      ),
      parts(
        [
          ['name="n"', undefined, "1"],
          ['name="o"', undefined, '{"a":"x"}'],
        ],
        no,
      ),
      parts(
        [
          ['name="n"', undefined, "1"],
          ['name="l"', "application/json", '{"a":1}'],
          ['name="l"', "application/json", '{"a":2}'],
        ],
        200,
      ),
      parts(
        [
          ['name="n"', undefined, "1"],
          ['name="l"', "application/json", '{"a":1}'],
          ['name="l"', "application/json", '{"a":"x"}'],
        ],
        no,
      ),
      parts([['name="o"', "application/json", '{"a":1}']], no),
    ],
  },
  {
    name: "parts: files, and their types",
    paths: post(
      object(
        {
          f: { type: "string", format: "binary" },
          g: { type: "array", items: { type: "string", format: "binary" }, maxItems: 2 },
        },
        { required: ["f"], additionalProperties: false },
      ),
      multipart,
      { encoding: { f: { contentType: "image/png, image/jpeg" }, g: { contentType: "text/*" } } },
    ),
    asked: [
      parts([['name="f"; filename="a.png"', "image/png", "x"]], 200),
      parts([['name="f"; filename="a.png"', "IMAGE/JPEG", "x"]], 200),
      parts([['name="f"; filename="a.gif"', "image/gif", "x"]], no),
      parts([['name=f; filename="a b.png"', "image/png", "x"]], 200),
      parts([['filename="a.png"; name="f"', "image/png", "x"]], 200),
      parts(
        [
          ['name="f"; filename="a.png"', "image/png", "x"],
          ['name="g"; filename="1"', "text/csv", "y"],
          ['name="g"; filename="2"', "text/plain", "z"],
        ],
        200,
      ),
      parts(
        [
          ['name="f"; filename="a.png"', "image/png", "x"],
          ['name="g"; filename="1"', "application/json", "y"],
        ],
        no,
      ),
      parts(
        [
          ['name="f"; filename="a.png"', "image/png", "x"],
          ['name="h"', undefined, "y"],
        ],
        no,
      ),
    ],
  },
  {
    name: "parts: headers of a part",
    paths: post(object({ f: { type: "string", format: "binary" } }), multipart, {
      encoding: { f: { headers: { "X-N": { required: true, schema: { type: "integer" } } } } },
    }),
    asked: [
      parts([['name="f"; filename="a"', "application/octet-stream", "x", "X-N: 1\r\n"]], 200),
      parts([['name="f"; filename="a"', "application/octet-stream", "x", "x-n: y\r\n"]], no),
      parts([['name="f"; filename="a"', "application/octet-stream", "x"]], no),
    ],
  },
  {
    name: "parts: without a boundary, or without an end",
    paths: post(object({ n: { type: "integer" } }), multipart),
    asked: [
      ...posts({ x: no }, "multipart/form-data"),
      {
        ...parts([['name="n"', undefined, "1"]], no),
        body: '--XX\r\nContent-Disposition: form-data; name="n"\r\n\r\n1',
      },
      {
        ...parts([], 200),
        body: 'preamble\r\n--XX\r\nContent-Disposition: form-data; name="n"\r\n\r\n1\r\n--XX--\r\nepilogue',
      },
      {
        ...parts([['name="n"', undefined, "1"]], 200),
        headers: { "content-type": 'multipart/form-data; charset=utf-8; boundary="XX"' },
      },
    ],
  },
  contractOf({
    name: "parts: 3.1 says it by contentMediaType",
    openapi: "3.1.0",
    paths: post(
      object(
        {
          f: { type: "string", contentMediaType: "image/png" },
          b: {},
          o: { type: "string", contentMediaType: "application/json" },
        },
        { required: ["f"] },
      ),
      multipart,
    ),
    asked: [
      parts([['name="f"; filename="a"', "image/png", "\u0000x"]], 200),
      parts([['name="n"', undefined, "1"]], no),
      parts(
        [
          ['name="f"; filename="a"', "image/png", "x"],
          ['name="b"; filename="b"', "application/octet-stream", "x"],
        ],
        200,
      ),
    ],
  }),
  {
    name: "a body that is required or not",
    paths: {
      "/r": {
        post: {
          requestBody: { required: true, content: { "application/json": { schema: pair } } },
          responses: ok,
        },
      },
      "/o": { post: { requestBody: { content: { "application/json": { schema: pair } } }, responses: ok } },
    },
    asked: [
      { path: "/r", method: "POST", status: no },
      { path: "/o", method: "POST" },
      { path: "/o", method: "POST", headers: json, body: "{}", status: no },
      { path: "/r", method: "POST", headers: json, body: "", status: no },
      { path: "/r", method: "POST", headers: json, body: "{", status: no },
      { path: "/r", method: "POST", headers: json, body: "null", status: no },
    ],
  },
  {
    name: "media types: the closest declaration judges",
    paths: {
      "/p": {
        post: {
          requestBody: {
            required: true,
            content: {
              "*/*": { schema: { type: "string" } },
              "application/*": { schema: { type: "object", required: ["x"] } },
              "application/json": { schema: pair },
              "application/vnd.x+json": { schema: { type: "object", required: ["v"] } },
            },
          },
          responses: ok,
        },
      },
    },
    asked: [
      ...posts({ '{"a":1}': 200, '{"x":1}': no }),
      ...posts({ '{"v":1}': 200, '{"a":1}': no }, "application/vnd.x+json; q=1"),
      ...posts({ hello: 200 }, "text/plain"),
      ...posts({ '{"a":1}': 200 }, "APPLICATION/JSON;charset=UTF-8"),
    ],
  },
  {
    name: "media types: what is not declared",
    paths: post(pair),
    asked: [
      ...posts({ '{"a":1}': [415, 400, 422] }, "text/plain"),
      ...posts({ '{"a":1}': [415, 400, 422] }, "application/xml"),
      ...posts({ '{"a":1}': 200 }, "application/json; charset=utf-8"),
    ],
  },
  {
    name: "media types: a declared parameter",
    paths: post(pair, "application/json; charset=utf-8"),
    asked: [
      ...posts({ '{"a":1}': 200, '{"a":"x"}': no }),
      ...posts({ '{"a":1}': 200, '{"a":"x"}': no }, "application/json;charset=UTF-8"),
    ],
  },
  {
    name: "texts as bodies",
    paths: {
      "/p": {
        post: {
          requestBody: {
            required: true,
            content: { "text/plain": { schema: { type: "string", maxLength: 3 } } },
          },
          responses: ok,
        },
      },
      "/n": {
        post: {
          requestBody: { required: true, content: { "text/plain": { schema: { type: "integer" } } } },
          responses: ok,
        },
      },
    },
    asked: [
      ...posts({ abc: 200, abcd: no, '"a"': 200, "123": 200 }, "text/plain; charset=utf-8"),
      { path: "/n", method: "POST", headers: { "content-type": "text/plain" }, body: "42" },
      { path: "/n", method: "POST", headers: { "content-type": "text/plain" }, body: "x", status: no },
    ],
  },
  {
    name: "lines of JSON as 3.2 reads them",
    paths: {
      "/p": {
        post: {
          requestBody: { required: true, content: { "application/jsonl": { itemSchema: pair } } },
          responses: ok,
        },
      },
    },
    openapi: "3.2.0",
    asked: posts(
      { '{"a":1}\n{"a":2}\n': 200, '{"a":1}\n{"a":"x"}\n': no, '{"a":1}\n{': no },
      "application/jsonl",
    ),
  },
  {
    name: "numbers: multiples as decimals",
    paths: post(
      object({
        m: { type: "number", multipleOf: 0.01 },
        t: { type: "number", multipleOf: 0.1 },
        i: { type: "integer" },
      }),
    ),
    asked: posts({
      '{"m":19.99}': 200,
      '{"m":0.07}': 200,
      '{"m":1.005}': no,
      '{"t":0.3}': 200,
      '{"t":0.35}': no,
      '{"i":1.0}': 200,
      '{"i":1e2}': 200,
      '{"i":1.5}': no,
      '{"i":"1"}': no,
    }),
  },
  {
    name: "XML: attributes, wrapped lists, prefixes, entities",
    paths: post(
      object(
        {
          id: { type: "integer", xml: { attribute: true } },
          tags: {
            ...strings,
            minItems: 2,
            xml: { wrapped: true, name: "tags" },
            items: { type: "string", xml: { name: "tag" } },
          },
          note: { type: "string", enum: ["a<b & c"] },
        },
        { required: ["id"], xml: { name: "doc", prefix: "d", namespace: "urn:d" } },
      ),
      "application/xml",
    ),
    asked: posts(
      {
        '<d:doc xmlns:d="urn:d" id="1"/>': 200,
        '<x:doc xmlns:x="urn:d" id="1"/>': 200,
        '<doc xmlns="urn:d" id="1"><tags><tag>a</tag><tag>b</tag></tags></doc>': 200,
        '<doc xmlns="urn:d" id="1"><tags><tag>a</tag></tags></doc>': no,
        '<doc xmlns="urn:d" id="x"/>': no,
        '<doc xmlns="urn:d"><id>1</id></doc>': no,
        '<?xml version="1.0"?><!-- c --><doc xmlns="urn:d" id="1"><note>a&lt;b &amp; c</note></doc>': 200,
        '<doc xmlns="urn:d" id="1"><note><![CDATA[a<b & c]]></note></doc>': 200,
        '<doc xmlns="urn:d" id="1"><note>z</note></doc>': no,
        '<doc xmlns="urn:d" id="1">': no,
      },
      "application/xml",
    ),
  },
];

export const bodies = given.map((each) => ("contract" in each ? each : contractOf(each)));
