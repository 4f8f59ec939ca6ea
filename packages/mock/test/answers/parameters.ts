import { type Case, contractOf, get, gets, ok, type Short } from "./types.ts";

const no = "refused";
const ints = { type: "array", items: { type: "integer" } };
const pair = {
  type: "object",
  additionalProperties: false,
  required: ["a"],
  properties: { a: { type: "integer" }, b: { type: "integer" } },
};
const query = (schema: object, more: object = {}) => get([{ name: "v", in: "query", schema, ...more }]);
const path = (schema: object, more: object = {}) =>
  get([{ name: "v", in: "path", required: true, schema, ...more }], "/p/{v}");
const header = (schema: object, more: object = {}) => get([{ name: "X-V", in: "header", schema, ...more }]);
const cookie = (schema: object, more: object = {}) => get([{ name: "v", in: "cookie", schema, ...more }]);
const both = (paths: object, rows: Record<string, 200 | "refused">) => ({ paths, asked: gets(rows) });
const sent = (name: string, rows: Record<string, 200 | "refused">) =>
  Object.entries(rows).map(([value, status]) => ({ path: "/p", headers: { [name]: value }, status }));

const given: readonly (Case | Short)[] = [
  {
    name: "a list in a query, each by name",
    ...both(query(ints), { "": 200, "?v=1": 200, "?v=1&v=2": 200, "?v=1,2": no, "?v=": no, "?v=1&v=x": no }),
  },
  {
    name: "a list in a query, by commas",
    ...both(query(ints, { explode: false }), {
      "?v=1,2": 200,
      "?v=1": 200,
      "?v=1%2C2": no,
      "?v=1,x": no,
      "?v=1,": no,
    }),
  },
  {
    name: "a list by pipes, encoded or not",
    ...both(query(ints, { style: "pipeDelimited", explode: false }), {
      "?v=1|2": 200,
      "?v=1%7C2": 200,
      "?v=1|x": no,
      "?v=1,2": no,
    }),
  },
  {
    name: "a list by spaces",
    ...both(query(ints, { style: "spaceDelimited", explode: false }), {
      "?v=1%202": 200,
      "?v=1%20x": no,
      "?v=1,2": no,
    }),
  },
  {
    name: "an object by commas",
    ...both(query(pair, { explode: false }), {
      "?v=a,1,b,2": 200,
      "?v=a,1": 200,
      "?v=a,1,b": no,
      "?v=b,1": no,
      "?v=a,x": no,
      "?v=a,1,c,2": no,
    }),
  },
  {
    name: "a deep object",
    ...both(query(pair, { style: "deepObject", required: true }), {
      "?v[a]=1": 200,
      "?v%5Ba%5D=1&v%5Bb%5D=2": 200,
      "?v[a]=x": no,
      "?v[a]=1&v[c]=2": no,
      "?v[b]=1": no,
      "": no,
      "?a=1": no,
    }),
  },
  {
    name: "a deep object with a list in it",
    ...both(query({ type: "object", properties: { l: { ...ints, minItems: 2 } } }, { style: "deepObject" }), {
      "?v[l]=1&v[l]=2": 200,
      "?v[l]=1&v[l]=x": no,
      "?v[l]=1": no,
    }),
  },
  {
    name: "objects in a path, simple",
    ...both(path(pair), { "/a,1,b,2": 200, "/a,1": 200, "/a,x": no, "/a=1": no }),
  },
  {
    name: "objects in a path, simple, exploded",
    ...both(path(pair, { explode: true }), { "/a=1,b=2": 200, "/a=x": no, "/b=2": no, "/a,1": no }),
  },
  {
    name: "labels, exploded: a list",
    ...both(path(ints, { style: "label", explode: true }), {
      "/.1.2": 200,
      "/.1": 200,
      "/1.2": no,
      "/.1.x": no,
    }),
  },
  {
    name: "labels: an object",
    ...both(path(pair, { style: "label" }), { "/.a,1,b,2": 200, "/.a,x": no, "/.b,2": no }),
  },
  {
    name: "labels, exploded: an object",
    ...both(path(pair, { style: "label", explode: true }), { "/.a=1.b=2": 200, "/.a=x": no, "/.b=2": no }),
  },
  {
    name: "a matrix: values and lists",
    ...both(path({ type: "integer" }, { style: "matrix" }), {
      "/;v=5": 200,
      "/;w=5": no,
      "/5": no,
      "/;v=x": no,
      "/;v": no,
    }),
  },
  {
    name: "a matrix, exploded: a list",
    ...both(path(ints, { style: "matrix", explode: true }), {
      "/;v=1;v=2": 200,
      "/;v=1;v=x": no,
      "/;v=1,2": no,
    }),
  },
  {
    name: "a matrix: objects",
    ...both(path(pair, { style: "matrix" }), { "/;v=a,1,b,2": 200, "/;v=a,x": no, "/;v=b,1": no }),
  },
  {
    name: "a matrix, exploded: objects",
    ...both(path(pair, { style: "matrix", explode: true }), { "/;a=1;b=2": 200, "/;a=x": no, "/;b=2": no }),
  },
  {
    name: "a label's dot, encoded, is data",
    ...both(
      path({ type: "array", items: { type: "string" }, maxItems: 1 }, { style: "label", explode: true }),
      { "/.a%2Eb": 200 },
    ),
  },
  {
    name: "an encoded comma in a path is data",
    ...both(path({ type: "array", items: { type: "string" }, maxItems: 1 }), { "/a%2Cb": 200, "/a,b": no }),
  },
  {
    name: "header: an object",
    paths: header(pair),
    asked: sent("x-v", { "a,1,b,2": 200, "a,1": 200, "a,x": no, "a,1,b": no }),
  },
  {
    name: "header: an object, exploded",
    paths: header(pair, { explode: true }),
    asked: sent("x-v", { "a=1,b=2": 200, "a=x": no, "b=2": no }),
  },
  {
    name: "header: a list with spaces",
    paths: header(ints),
    asked: sent("x-v", { "1, 2": 200, "1,2": 200, "1, x": no }),
  },
  {
    name: "header: by content",
    paths: get([{ name: "X-V", in: "header", content: { "application/json": { schema: pair } } }]),
    asked: sent("x-v", { '{"a":1}': 200, '{"a":"x"}': no, "{": no, "a,1": no }),
  },
  {
    name: "header: numbers and booleans",
    paths: get([
      { name: "X-V", in: "header", schema: { type: "boolean" } },
      { name: "X-N", in: "header", schema: { type: "number", exclusiveMinimum: true, minimum: 0 } },
    ]),
    asked: [
      ...sent("x-v", { true: 200, false: 200, TRUE: no, 1: no }),
      ...sent("x-n", { "0.5": 200, 0: no, NaN: no, Infinity: no, "1e2": 200 }),
    ],
  },
  {
    name: "cookie: values, and their names' case",
    paths: cookie({ type: "string", minLength: 3 }, { required: true }),
    asked: sent("cookie", { "v=abc==; z=1": 200, "z=1; v=abc": 200, "V=abc": no, "v=ab": no, "vv=abc": no }),
  },
  {
    name: "cookie: an integer and a list",
    paths: cookie(ints, { explode: false }),
    asked: sent("cookie", { "v=1": 200, "v=1,2": 200, "v=1,x": no, "a=1": 200 }),
  },
  {
    name: "cookie: by content",
    paths: get([{ name: "v", in: "cookie", content: { "application/json": { schema: pair } } }]),
    asked: sent("cookie", { "v=%7B%22a%22%3A1%7D": 200, "v=%7B%22a%22%3A%22x%22%7D": no }),
  },
  {
    name: "query: by content",
    ...both(get([{ name: "v", in: "query", content: { "application/json": { schema: pair } } }]), {
      "?v=%7B%22a%22%3A1%7D": 200,
      "?v=%7B%22a%22%3A%22x%22%7D": no,
      "?v=%7B": no,
      "?v=": no,
    }),
  },
  {
    name: "query: text by content",
    ...both(
      get([
        { name: "v", in: "query", content: { "text/plain": { schema: { type: "string", maxLength: 3 } } } },
      ]),
      { "?v=abc": 200, "?v=abcd": no, "?v=a,b": 200 },
    ),
  },
  {
    name: "path: by content",
    ...both(
      get(
        [{ name: "v", in: "path", required: true, content: { "application/json": { schema: pair } } }],
        "/p/{v}",
      ),
      { "/%7B%22a%22%3A1%7D": 200, "/%7B%22a%22%3A%22x%22%7D": no, "/x": no },
    ),
  },
  {
    name: "names with brackets and signs",
    ...both(
      get([
        { name: "f[x]", in: "query", schema: { type: "integer" } },
        { name: "ids[]", in: "query", schema: { ...ints, minItems: 2 } },
        { name: "$top", in: "query", schema: { type: "integer" } },
        { name: "a b", in: "query", schema: { type: "integer" } },
        { name: "a.b", in: "query", schema: { type: "integer" } },
      ]),
      {
        "?f[x]=1": 200,
        "?f%5Bx%5D=1": 200,
        "?f[x]=y": no,
        "?f%5bx%5d=y": no,
        "?ids[]=1&ids[]=2": 200,
        "?ids%5B%5D=1&ids%5B%5D=2": 200,
        "?ids[]=1": no,
        "?$top=1": 200,
        "?%24top=x": no,
        "?a+b=x": no,
        "?a%20b=1": 200,
        "?a.b=x": no,
      },
    ),
  },
  {
    name: "reserved characters",
    ...both(query({ type: "string", pattern: "^/a\\?b=c:d@e$" }, { allowReserved: true }), {
      "?v=/a?b=c:d@e": 200,
      "?v=%2Fa%3Fb%3Dc%3Ad%40e": 200,
      "?v=/a": no,
    }),
  },
  {
    name: "a plus is a space, an encoded one is not",
    ...both(query({ type: "string", enum: ["a b", "a+b"] }), {
      "?v=a+b": 200,
      "?v=a%20b": 200,
      "?v=a%2Bb": 200,
      "?v=ab": no,
    }),
  },
  {
    name: "a name without a value",
    ...both(
      get([
        { name: "v", in: "query", schema: { type: "boolean" }, allowEmptyValue: true },
        { name: "n", in: "query", schema: { type: "integer" } },
      ]),
      { "?v": 200, "?v=": 200, "?v=true": 200, "?v=x": no, "?n": no, "?n=": no },
    ),
  },
  {
    name: "booleans and numbers",
    ...both(
      get([
        { name: "b", in: "query", schema: { type: "boolean" } },
        { name: "n", in: "query", schema: { type: "number" } },
      ]),
      {
        "?b=true": 200,
        "?b=True": no,
        "?b=1": no,
        "?b=yes": no,
        "?n=-1.5": 200,
        "?n=1e3": 200,
        "?n=NaN": no,
        "?n=Infinity": no,
        "?n=0x1F": no,
        "?n=1_000": no,
        "?n=1,5": no,
        "?n=%201": no,
      },
    ),
  },
  {
    name: "texts that look like numbers",
    ...both(
      get([
        { name: "s", in: "query", schema: { type: "string", enum: ["1", "true"] } },
        { name: "i", in: "query", schema: { type: "integer", enum: [1, 2] } },
        { name: "z", in: "query", schema: { type: "string", pattern: "^007$" } },
      ]),
      { "?s=1": 200, "?s=true": 200, "?s=2": no, "?i=1": 200, "?i=3": no, "?z=007": 200, "?z=7": no },
    ),
  },
  {
    name: "alternatives of types",
    paths: query({ oneOf: [{ type: "integer", minimum: 10 }, { type: "boolean" }] }),
    asked: gets({ "?v=10": 200, "?v=true": 200, "?v=5": no, "?v=x": no }),
  },
  contractOf({
    name: "types in a list",
    openapi: "3.1.0",
    paths: query({ type: ["integer", "null"], minimum: 3 }),
    asked: gets({ "?v=3": 200, "?v=2": no, "?v=x": no }),
  }),
  {
    name: "64 and 32 bits",
    ...both(
      get([
        { name: "l", in: "query", schema: { type: "integer", format: "int64" } },
        { name: "i", in: "query", schema: { type: "integer", format: "int32" } },
      ]),
      {
        "?l=9223372036854775807": 200,
        "?l=-9223372036854775808": 200,
        "?l=9223372036854775808": no,
        "?i=2147483647": 200,
        "?i=-2147483648": 200,
        "?i=2147483648": no,
        "?i=-2147483649": no,
      },
    ),
  },
  {
    name: "dates and times",
    ...both(
      get(
        ["date", "date-time"].map((format) => ({
          name: format,
          in: "query",
          schema: { type: "string", format },
        })),
      ),
      {
        "?date=2024-02-29": 200,
        "?date=2023-02-29": no,
        "?date=2024-04-31": no,
        "?date=2024-1-1": no,
        "?date=": no,
        "?date-time=2024-01-01T00:00:00Z": 200,
        "?date-time=2024-01-01t00:00:00z": 200,
        "?date-time=2024-01-01T00:00:00": no,
        "?date-time=2024-01-01": no,
        "?date-time=2016-12-31T23:59:60Z": 200,
        "?date-time=2024-01-01T24:00:00Z": no,
        "?date-time=2024-01-01T00:00:00.123456-05:30": 200,
      },
    ),
  },
  {
    name: "lengths count characters, patterns know letters",
    ...both(
      get([
        { name: "s", in: "query", schema: { type: "string", maxLength: 1 } },
        { name: "l", in: "query", schema: { type: "string", pattern: "^\\p{L}+$" } },
      ]),
      { "?s=%F0%9F%98%80": 200, "?s=ab": no, "?l=%C3%A9": 200, "?l=1": no },
    ),
  },
  {
    name: "lists have counts",
    ...both(query({ ...ints, uniqueItems: true, maxItems: 2 }), {
      "?v=1&v=2": 200,
      "?v=1&v=1": no,
      "?v=1&v=2&v=3": no,
    }),
  },
  {
    name: "what nobody declares is taken, what nobody can decode is not",
    ...both(query({ type: "integer" }), { "?other=1": 200, "?v=1&other=x": 200, "?v=%zz": no }),
  },
  {
    name: "values in a path",
    ...both(path({ type: "integer", minimum: 1 }), {
      "/1": 200,
      "/0": no,
      "/1.5": no,
      "/x": no,
      "/1%20": no,
    }),
  },
  {
    name: "an encoded slash, dots and signs in a path",
    ...both(path({ type: "string", enum: ["a/b", "a.b", "a b", "ü", "a+b", "a:b", "100%"] }), {
      "/a%2Fb": 200,
      "/a%2fb": 200,
      "/a.b": 200,
      "/a%20b": 200,
      "/%C3%BC": 200,
      "/a+b": 200,
      "/a%2Bb": 200,
      "/a:b": 200,
      "/100%25": 200,
      "/c": no,
    }),
  },
  {
    name: "an operation's parameter replaces that of its path, by name and place",
    paths: {
      "/p": {
        parameters: [
          { name: "v", in: "query", required: true, schema: { type: "integer" } },
          { name: "v", in: "header", schema: { type: "integer" } },
        ],
        get: { parameters: [{ name: "v", in: "query", schema: { type: "string" } }], responses: ok },
      },
    },
    asked: [...gets({ "": 200, "?v=x": 200 }), ...gets({ "": no }, { v: "x" })],
  },
  {
    name: "a default stands for what is absent, not for what is wrong",
    ...both(query({ type: "integer", default: 5 }, { required: false }), { "": 200, "?v=x": no }),
  },
];

export const parameters = given.map((each) => ("contract" in each ? each : contractOf(each)));
