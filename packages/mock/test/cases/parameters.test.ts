import { type Case, get, ok, testCases } from "./run.ts";

const strings = { type: "array", items: { type: "string" } };
const integers = { type: "array", items: { type: "integer" } };

const query = (name: string, schema: object, more: object = {}) => ({ name, in: "query", schema, ...more });
const inPath = (more: object) => ({ name: "v", in: "path", required: true, schema: integers, ...more });

const table: Case[] = [
  {
    name: "a list in a query repeats its name unless the contract says otherwise",
    paths: get([query("tag", { ...strings, minItems: 2 })]),
    asked: [
      { path: "/p?tag=a&tag=b", status: 200 },
      { path: "/p?tag=a,b", status: "refused" },
    ],
  },
  {
    name: "one name is a list of one, also where null may stand",
    openapi: "3.1.0",
    paths: get([query("id", { anyOf: [strings, { type: "null" }] })]),
    asked: [
      { path: "/p?id=1", status: 200 },
      { path: "/p?id=1&id=2", status: 200 },
    ],
  },
  {
    name: "an encoded comma is data",
    paths: get([query("c", { ...strings, maxItems: 1 }, { explode: false })]),
    asked: [
      { path: "/p?c=a%2Cb", status: 200 },
      { path: "/p?c=a,b", status: "refused" },
      { path: "/p?c=a&c=b", status: "refused" },
    ],
  },
  {
    name: "two values are no integer, nor is an empty one",
    paths: get([query("n", { type: "integer" })]),
    asked: [
      { path: "/p?n=1", status: 200 },
      { path: "/p?n=1&n=2", status: "refused" },
      { path: "/p?n=", status: "refused" },
      { path: "/p?n=0x10", status: "refused" },
      { path: "/p?n=1.5", status: "refused" },
      { path: "/p?n=9007199254740993", status: 200 },
    ],
  },
  {
    name: "a name may come without a value where the contract allows it",
    paths: get([query("n", { type: "integer" }, { allowEmptyValue: true })]),
    asked: [
      { path: "/p?n=", status: 200 },
      { path: "/p?n", status: 200 },
      { path: "/p?n=x", status: "refused" },
    ],
  },
  {
    name: "the members of an object are parameters of their own",
    paths: get([
      query(
        "page",
        {
          type: "object",
          required: ["offset"],
          properties: { offset: { type: "integer" }, limit: { type: "integer", maximum: 10 } },
        },
        { required: true },
      ),
    ]),
    asked: [
      { path: "/p?offset=1&limit=5", status: 200 },
      { path: "/p?offset=1&limit=50", status: "refused" },
      { path: "/p?limit=5", status: "refused" },
    ],
  },
  {
    name: "a map takes neither the parameters of others nor the mock's own",
    paths: get([
      query("more", { type: "object", additionalProperties: { type: "integer" } }),
      query("name", { type: "string" }),
    ]),
    asked: [
      { path: "/p?name=Ann&a=1&__code=200", status: 200 },
      { path: "/p?name=Ann&a=x", status: "refused" },
    ],
  },
  {
    name: "an object in brackets",
    paths: get([
      query("filter", { type: "object", properties: { a: { type: "integer" } } }, { style: "deepObject" }),
    ]),
    asked: [
      { path: "/p?filter[a]=1", status: 200 },
      { path: "/p?filter%5Ba%5D=x", status: "refused" },
      { path: "/p?filter=1", status: "refused" },
    ],
  },
  {
    name: "a list with spaces or pipes",
    paths: get([
      query("s", integers, { style: "spaceDelimited", explode: false }),
      query("p", integers, { style: "pipeDelimited", explode: false }),
    ]),
    asked: [
      { path: "/p?s=1%202&p=1%7C2", status: 200 },
      { path: "/p?s=1%20x", status: "refused" },
      { path: "/p?p=1|x", status: "refused" },
    ],
  },
  {
    name: "a value that is written as a whole",
    paths: get([
      {
        name: "q",
        in: "query",
        content: { "application/json": { schema: { type: "object", required: ["a"] } } },
      },
    ]),
    asked: [
      { path: `/p?q=${encodeURIComponent('{"a":1}')}`, status: 200 },
      { path: `/p?q=${encodeURIComponent('{"b":1}')}`, status: "refused" },
    ],
  },
  {
    name: "names of a query have a case",
    paths: get([query("Page", { type: "integer" }, { required: true })]),
    asked: [
      { path: "/p?Page=1", status: 200 },
      { path: "/p?page=1", status: "refused" },
    ],
  },
  {
    name: "a cookie",
    paths: get([{ name: "sid", in: "cookie", required: true, schema: { type: "string", minLength: 3 } }]),
    asked: [
      { path: "/p", status: "refused" },
      { path: "/p", headers: { cookie: "sid=abcd; z=1" }, status: 200 },
      { path: "/p", headers: { cookie: "sid=a" }, status: "refused" },
    ],
  },
  {
    name: "lists in a path",
    paths: {
      ...get([inPath({})], "/s/{v}"),
      ...get([inPath({ style: "label" })], "/l/{v}"),
      ...get([inPath({ style: "label", explode: true })], "/e/{v}"),
      ...get([inPath({ style: "matrix" })], "/m/{v}"),
      ...get([inPath({ style: "matrix", explode: true })], "/x/{v}"),
    },
    asked: [
      { path: "/s/1,2", status: 200 },
      { path: "/s/1,x", status: "refused" },
      { path: "/l/.1,2", status: 200 },
      { path: "/e/.1.2", status: 200 },
      { path: "/e/.1.x", status: "refused" },
      { path: "/m/;v=1,2", status: 200 },
      { path: "/m/1,2", status: "refused" },
      { path: "/x/;v=1;v=2", status: 200 },
      { path: "/x/;v=1;v=y", status: "refused" },
    ],
  },
  {
    name: "an encoded slash belongs to the value, and so does what looks like another variable",
    paths: get(
      [{ name: "v", in: "path", required: true, schema: { type: "string", pattern: "^a/b$" } }],
      "/s/{v}.json",
    ),
    asked: [
      { path: "/s/a%2Fb.json", status: 200 },
      { path: "/s/a%2Fc.json", status: "refused" },
    ],
  },
  {
    name: "headers that other parts of the contract decide about are no parameters",
    paths: get([
      ...["Accept", "Content-Type", "Authorization"].map((name) => ({
        name,
        in: "header",
        required: true,
        schema: { type: "string", enum: ["x"] },
      })),
      { name: "X-Object", in: "header", schema: { type: "object", properties: { a: { type: "integer" } } } },
    ]),
    asked: [
      { path: "/p", status: 200 },
      { path: "/p", headers: { "x-object": "a,1" }, status: 200 },
      { path: "/p", headers: { "x-object": "a,x" }, status: "refused" },
      { path: "/p", headers: { "x-object": "a" }, status: "refused" },
    ],
  },
  {
    name: "the whole query as one value",
    openapi: "3.2.0",
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
      },
    },
    asked: [
      { path: "/p?a=1", status: 200 },
      { path: "/p?a=x", status: "refused" },
      { path: "/p?b=1", status: "refused" },
    ],
  },
];

testCases(table);

testCases([
  {
    name: "an empty header is there, with an empty text",
    paths: get([
      { name: "X-Plain", in: "header", required: true, schema: { type: "string" } },
      { name: "X-Id", in: "header", schema: { type: "string", format: "uuid" } },
    ]),
    asked: [
      { path: "/p", headers: { "x-plain": "" }, status: 200 },
      { path: "/p", status: "refused" },
      { path: "/p", headers: { "x-plain": "a", "x-id": "" }, status: "refused" },
    ],
  },
]);
