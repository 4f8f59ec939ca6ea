import { type Asked, type Case, contractOf, ok, type Short, says } from "./types.ts";

const names = (path: string) =>
  [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
/** A GET of each path, which answers with its template. */
const paths = (...templates: string[]) =>
  Object.fromEntries(
    templates.map((template) => [
      template,
      { get: { parameters: names(template), responses: { 200: says(template) } } },
    ]),
  );
/** Each path is answered by this template, or with this status. */
const routed = (rows: Readonly<Record<string, string | number>>, method = "GET"): Asked[] =>
  Object.entries(rows).map(([path, to]) => ({
    path,
    method,
    ...(typeof to === "number" ? { status: to } : { json: to }),
  }));
const servers = (...urls: (string | object)[]) => ({
  servers: urls.map((url) => (typeof url === "string" ? { url } : url)),
});

const given: readonly Short[] = [
  {
    name: "what is fixed comes before what varies",
    paths: paths("/a/{x}", "/a/b", "/a/{x}/c", "/a/b/{y}", "/{z}/b", "/a/{x}/{y}"),
    asked: routed({
      "/a/b": "/a/b",
      "/a/q": "/a/{x}",
      "/q/b": "/{z}/b",
      "/a/q/c": "/a/{x}/c",
      "/a/b/q": "/a/b/{y}",
      "/a/q/r": "/a/{x}/{y}",
      "/q/r": 404,
    }),
  },
  {
    name: "a slash in the name of a variable",
    paths: paths("/a/{x/y}/c", "/a/b"),
    asked: routed({ "/a/q/c": "/a/{x/y}/c", "/a/b": "/a/b", "/a/q/r/c": 404 }),
  },
  {
    name: "a dead end is left again",
    paths: paths("/a/b/{x}/d", "/a/{y}/c/{z}"),
    asked: routed({
      "/a/b/c/q": "/a/{y}/c/{z}",
      "/a/b/c/d": "/a/b/{x}/d",
      "/a/q/c/d": "/a/{y}/c/{z}",
      "/a/b/q/r": 404,
    }),
  },
  {
    name: "beginnings and ends of a segment",
    paths: paths(
      "/f/{id}",
      "/f/{id}.json",
      "/f/{id}.tar.gz",
      "/f/v{n}",
      "/f/{a}-{b}",
      "/f/@{user}",
      "/f/{id}:run",
    ),
    asked: routed({
      "/f/1": "/f/{id}",
      "/f/1.json": "/f/{id}.json",
      "/f/a.b.json": "/f/{id}.json",
      "/f/a.tar.gz": "/f/{id}.tar.gz",
      "/f/v2": "/f/v{n}",
      "/f/x-y": "/f/{a}-{b}",
      "/f/@ann": "/f/@{user}",
      "/f/1:run": "/f/{id}:run",
      "/f/1%3Arun": "/f/{id}:run",
      "/f/.json": "/f/{id}",
    }),
  },
  {
    name: "keys in parentheses",
    paths: paths("/Things({id})", "/Things('{name}')/Parts", "/Things"),
    asked: routed({
      "/Things(5)": "/Things({id})",
      "/Things": "/Things",
      "/Things('a')/Parts": "/Things('{name}')/Parts",
      "/Things(5": 404,
      "/Things%285%29": "/Things({id})",
    }),
  },
  {
    name: "slashes",
    paths: paths("/", "/a", "/b/", "/c/{x}"),
    asked: routed({
      "/": "/",
      "/?x=1": "/",
      "/a": "/a",
      "/a/": 404,
      "/b/": "/b/",
      "/b": 404,
      "//a": 404,
      "/a//": 404,
      "/c/": 404,
      "/c/a/": 404,
      "/c//a": 404,
      "/A": 404,
    }),
  },
  {
    name: "encoded letters of a path",
    paths: paths("/ä b", "/c++", "/a%20b/{x}", "/~u", "/p"),
    asked: routed({
      "/%C3%A4%20b": "/ä b",
      "/%c3%a4%20b": "/ä b",
      "/c++": "/c++",
      "/c%2B%2B": "/c++",
      "/a%20b/1": "/a%20b/{x}",
      "/~u": "/~u",
      "/%7Eu": "/~u",
      "/%70": "/p",
      "/%zz": 404,
    }),
  },
  {
    name: "an address with its host",
    paths: paths("/p"),
    asked: routed({ "http://127.0.0.1/p": "/p", "http://127.0.0.1/q": 404 }),
  },
  {
    name: "HEAD, OPTIONS and methods that there are not",
    paths: paths("/p"),
    asked: [
      { path: "/p", method: "HEAD", text: "", headed: { "content-length": "^4$", "content-type": "json" } },
      { path: "/p", method: "POST", status: 405, headed: { allow: "GET" } },
      { path: "/p", method: "DELETE", status: 405, headed: { allow: "GET" } },
      { path: "/q", method: "HEAD", status: 404, text: "" },
    ],
  },
  {
    name: "an OPTIONS and a HEAD of the contract",
    paths: {
      "/p": {
        options: { responses: { 200: says("o") } },
        head: {
          responses: {
            204: {
              description: "d",
              headers: { "X-H": { required: true, schema: { type: "integer", enum: [7] } } },
            },
          },
        },
        trace: { responses: { 200: says("t") } },
      },
    },
    asked: [
      { path: "/p", method: "OPTIONS", json: "o" },
      { path: "/p", method: "HEAD", status: 204, headed: { "x-h": "^7$" } },
      { path: "/p", method: "TRACE", json: "t" },
      { path: "/p", status: 405 },
    ],
  },
  {
    name: "paths of servers",
    paths: paths("/p"),
    more: servers("https://a.example/v1", "/v2/", "https://b.example"),
    asked: routed({ "/v1/p": "/p", "/v2/p": "/p", "/p": "/p", "/v3/p": 404, "/v1p": 404, "/v1": 404 }),
  },
  {
    name: "variables of servers",
    paths: paths("/p"),
    more: servers({
      url: "https://{host}.example/{base}/{version}",
      variables: {
        host: { default: "a" },
        base: { default: "api" },
        version: { default: "v1", enum: ["v1", "v2"] },
      },
    }),
    asked: routed({ "/api/v1/p": "/p", "/api/v2/p": "/p", "/api/v3/p": 404 }),
  },
  {
    name: "servers of paths and operations",
    paths: {
      "/p": {
        servers: [{ url: "/a" }],
        get: { responses: { 200: says("a") } },
        put: { servers: [{ url: "/b" }], responses: { 200: says("b") } },
      },
    },
    more: servers("/root"),
    asked: [...routed({ "/a/p": "a", "/root/p": 404 }), ...routed({ "/b/p": "b" }, "PUT")],
  },
  {
    name: "a path that begins like a server's",
    paths: paths("/v1/p", "/p"),
    more: servers("/v1"),
    asked: routed({ "/v1/v1/p": "/v1/p", "/p": "/p" }),
  },
  {
    name: "one path by different names, each with its methods",
    paths: {
      "/a/{x}": { get: { parameters: names("{x}"), responses: { 200: says("x") } } },
      "/a/{x}/b": { post: { parameters: names("{x}"), responses: { 200: says("b") } } },
    },
    asked: [
      { path: "/a/b", json: "x" },
      { path: "/a/1/b", method: "POST", json: "b" },
      { path: "/a/1/b", status: 405 },
    ],
  },
  {
    name: "a name twice in one segment's neighbours",
    paths: paths("/r/{a}..{b}", "/r/{a}.{b}"),
    asked: routed({ "/r/x..y": "/r/{a}..{b}", "/r/x.y": "/r/{a}.{b}" }),
  },
  {
    name: "a path that only has parameters",
    paths: paths("/{a}", "/{a}/{b}"),
    asked: routed({ "/x": "/{a}", "/x/y": "/{a}/{b}", "/": 404, "/x/": 404 }),
  },
  {
    name: "a link of the contract and words of prototypes",
    paths: paths("/__proto__", "/constructor/{x}"),
    asked: routed({
      "/__proto__": "/__proto__",
      "/constructor/toString": "/constructor/{x}",
      "/toString": 404,
    }),
  },
];

export const routing: readonly Case[] = given.map(contractOf);

export const securities: Case[] = (
  [
    ["and", [{ a: [], b: [] }], { "": 401, a: 401, b: 401, "a b": 200 }],
    ["or", [{ a: [] }, { b: [] }], { "": 401, a: 200, b: 200 }],
    ["or of ands", [{ a: [], b: [] }, { c: [] }], { a: 401, "a b": 200, c: 200, "b c": 200 }],
    ["optional", [{}, { a: [] }], { "": 200, a: 200, c: 200 }],
    ["cookie", [{ d: [] }], { "": 401, d: 200, "d-empty": 401, "d-other": 401 }],
    [
      "basic",
      [{ e: [] }],
      { "": 401, e: 200, "e-lower": 200, "e-nocolon": 401, "e-bad": 401, "e-emptyuser": 200, f: 401 },
    ],
    ["bearer", [{ f: [] }], { "": 401, f: 200, "f-lower": 200, "f-empty": 401, e: 401 }],
    ["oauth2 and openIdConnect", [{ g: ["read"] }, { h: [] }], { "": 401, f: 200, e: 401 }],
    ["a key in Authorization", [{ i: [] }], { "": 401, f: 200, raw: 200 }],
    ["another scheme of HTTP", [{ j: [] }], { "": 401, j: 200, f: 401 }],
  ] as [string, object[], Record<string, number>][]
).map(([name, security, rows]) => {
  const credentials: Record<string, [header: string, value: string] | "query"> = {
    a: ["x-a", "1"],
    b: "query",
    c: ["X-C", "1"],
    d: ["cookie", "z=1; d=1"],
    "d-empty": ["cookie", "d="],
    "d-other": ["cookie", "dd=1"],
    e: ["authorization", "Basic dTpwOnE="],
    "e-lower": ["authorization", "basic dTpw"],
    "e-nocolon": ["authorization", "Basic dXA="],
    "e-bad": ["authorization", "Basic %%%"],
    "e-emptyuser": ["authorization", "Basic OnA="],
    f: ["authorization", "Bearer a.b-c_d~e+f/g=="],
    "f-lower": ["authorization", "bearer t"],
    "f-empty": ["authorization", "Bearer "],
    raw: ["authorization", "abc"],
    j: ["authorization", "DPoP abc"],
  };
  const asked = Object.entries(rows).map(([which, status]): Asked => {
    const found = which.split(" ").map((name) => credentials[name] ?? []);
    const headers = Object.fromEntries(
      found.filter((each) => each !== "query").filter((each) => each.length > 0),
    );
    const answered =
      status === 401 ? { json: { no: true }, headed: { "www-authenticate": "." } } : { json: { ok: true } };
    return { path: `/p${found.includes("query") ? "?b=1" : ""}`, headers, status, ...answered };
  });
  const paths = { "/p": { get: { responses: { ...ok, 401: says({ no: true }) } } } };
  const securitySchemes = {
    a: { type: "apiKey", in: "header", name: "X-A" },
    b: { type: "apiKey", in: "query", name: "b" },
    c: { type: "apiKey", in: "header", name: "x-c" },
    d: { type: "apiKey", in: "cookie", name: "d" },
    e: { type: "http", scheme: "Basic" },
    f: { type: "http", scheme: "BEARER" },
    g: {
      type: "oauth2",
      flows: { clientCredentials: { tokenUrl: "https://a.example/t", scopes: { read: "r" } } },
    },
    h: { type: "openIdConnect", openIdConnectUrl: "https://a.example/c" },
    i: { type: "apiKey", in: "header", name: "Authorization" },
    j: { type: "http", scheme: "dpop" },
  };
  return contractOf({
    name: `security: ${name}`,
    paths,
    more: { security, components: { securitySchemes } },
    asked,
  });
});
