import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { ok, post, testCases } from "./run.ts";

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const schema = { type: "object", required: ["a"], properties: { a: { type: "integer" } } };
const compressed = (encoding: string, body: Uint8Array, status: number | "refused", headers = {}) => ({
  path: "/p",
  method: "POST",
  headers: { ...json, "content-encoding": encoding, ...headers },
  body: new Uint8Array(body),
  status,
});

const xml = (body: string, status: number | "refused") => ({
  path: "/p",
  method: "POST",
  headers: { "content-type": "application/xml" },
  body,
  status,
});
const lines = (body: string, status: number | "refused") => ({
  ...xml(body, status),
  headers: { "content-type": "application/jsonl" },
});

testCases([
  {
    name: "a compressed body is read, or refused where nobody can",
    paths: post("application/json", schema),
    options: { bodyLimit: 1000 },
    asked: [
      compressed("gzip", gzipSync('{"a":1}'), 200),
      compressed("GZIP", gzipSync('{"a":"x"}'), "refused"),
      compressed("deflate", deflateSync('{"a":1}'), 200),
      compressed("br", brotliCompressSync('{"a":1}'), 200),
      compressed("gzip, br", brotliCompressSync(gzipSync('{"a":1}')), 200),
      compressed("identity", Buffer.from('{"a":1}'), 200),
      compressed("gzip", Buffer.from('{"a":1}'), 400),
      compressed("compress", Buffer.from('{"a":1}'), 415),
      compressed("gzip", gzipSync(" ".repeat(100_000)), 413),
    ],
  },
  {
    name: "null is a body",
    paths: post("application/json", { type: "object", nullable: true }),
    asked: [
      { path: "/p", method: "POST", headers: json, body: "null", status: 200 },
      { path: "/p", method: "POST", headers: json, body: "{}", status: 200 },
      { path: "/p", method: "POST", headers: json, status: "refused" },
    ],
  },
  {
    name: "a form without fields is a body",
    paths: {
      ...post("application/x-www-form-urlencoded", { type: "object", properties: { a: {} } }),
      "/q": Object.values(post("application/x-www-form-urlencoded", schema))[0],
    },
    asked: [
      { path: "/p", method: "POST", headers: form, status: 200 },
      { path: "/p", method: "POST", status: "refused" },
      { path: "/q", method: "POST", headers: form, status: "refused" },
    ],
  },
  {
    name: "GET and HEAD ask for no body",
    paths: {
      "/p": {
        get: { requestBody: { required: true, content: { "application/json": { schema } } }, responses: ok },
      },
    },
    asked: [{ path: "/p", status: 200 }],
  },
  {
    name: "null is no object",
    paths: {
      "/p": { post: { requestBody: { content: { "application/json": { schema } } }, responses: ok } },
    },
    asked: [
      { path: "/p", method: "POST", headers: json, body: "null", status: "refused" },
      { path: "/p", method: "POST", headers: json, status: 200 },
    ],
  },
  {
    name: "XML is read as its schema writes it",
    paths: post("application/xml", {
      type: "object",
      required: ["name"],
      additionalProperties: false,
      xml: { name: "pet", prefix: "p", namespace: "urn:pets" },
      properties: {
        id: { type: "integer", xml: { attribute: true } },
        name: { type: "string", maxLength: 5 },
        tags: {
          type: "array",
          maxItems: 2,
          xml: { wrapped: true },
          items: { type: "string", xml: { name: "tag" } },
        },
        sizes: { type: "array", items: { type: "integer", xml: { name: "size" } } },
        owner: { type: "object", required: ["age"], properties: { age: { type: "integer" } } },
      },
    }),
    asked: [
      xml('<?xml version="1.0"?>\n<p:pet xmlns:p="urn:pets" id="3"><name>a&amp;b</name></p:pet>', 200),
      xml("<pet id='3'><!-- x --><name><![CDATA[<b>]]></name><tags><tag>x</tag><tag/></tags></pet>", 200),
      xml("<pet><name>a</name><size>1</size><size>2</size><owner><age>3</age></owner></pet>", 200),
      xml("<pet id='x'><name>a</name></pet>", "refused"),
      xml("<pet/>", "refused"),
      xml("<pet><name>a&amp;bcdef</name></pet>", "refused"),
      xml("<pet><name>a</name><tags><tag>1</tag><tag>2</tag><tag>3</tag></tags></pet>", "refused"),
      xml("<pet><name>a</name><size>x</size></pet>", "refused"),
      xml("<pet><name>a</name><owner><age>x</age></owner></pet>", "refused"),
      xml("<pet><name>a</name><other/></pet>", "refused"),
      xml("<pet><name>a</name><__proto__><id>1</id></__proto__></pet>", "refused"),
      xml("<pet><name>a</pet></name>", "refused"),
      xml("<pet>", "refused"),
      xml("name=a", "refused"),
    ],
  },
  {
    name: "XML that its schema takes as a text",
    paths: post("text/xml", { type: "string" }),
    asked: [{ ...xml("<a/>", 200), headers: { "content-type": "text/xml; charset=utf-8" } }],
  },
  {
    name: "lines of JSON, held against the schema of all",
    paths: post("application/jsonl", { type: "array", maxItems: 2, items: { type: "integer" } }),
    asked: [
      lines("1\n2\n", 200),
      lines('1\n"a"\n', "refused"),
      lines("1\n2\n3", "refused"),
      lines("1\n{", "refused"),
    ],
  },
  {
    name: "lines of JSON, each held against the schema of an item",
    openapi: "3.2.0",
    paths: {
      "/p": {
        post: { requestBody: { content: { "application/jsonl": { itemSchema: schema } } }, responses: ok },
      },
    },
    asked: [lines('{"a":1}\n{"a":2}', 200), lines('{"a":1}\n{"a":"x"}', "refused")],
  },
]);
