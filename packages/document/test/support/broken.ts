/** A contract with one fault. */
export interface Broken {
  readonly name: string;
  /** Files by name; the entry is `api.yaml` or `api.json`. None for a file that is missing. */
  readonly files: Readonly<Record<string, string>>;
  readonly code: string;
  /** Where the fault stands: `api.yaml:7:9`; several when it takes two places to see it. None without a file. */
  readonly places: readonly string[];
  /** Part of the message. */
  readonly says: string;
  /** Whether every command takes it all the same; whoever generates from it says so. */
  readonly isTaken?: true;
  /** Whether the mock takes it, with a warning: it answers what it can. */
  readonly isMocked?: true;
}

const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
const paths = (...lines: string[]) => `${head}paths:\n${lines.map((line) => `  ${line}\n`).join("")}`;
const ok = 'responses: { "200": { description: ok } }';
const answer = (schema: string) =>
  `responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } }`;
const operation = (more: string) => paths("/a:", `  get: { ${more} }`);
const one = (
  name: string,
  text: string,
  code: string,
  place: string | readonly string[],
  says: string,
  more: Partial<Broken> = {},
): Broken => ({ name, files: { "api.yaml": text }, code, places: [place].flat(), says, ...more });

/** Contracts that are broken in every way that shows in a contract alone. */
export const broken: readonly Broken[] = [
  { name: "a missing file", files: {}, code: "file-missing", places: [], says: "there is no file" },
  one(
    "a second document in one file",
    `${head}paths: {}\n---\n${head}`,
    "several-documents",
    "api.yaml:4:1",
    "a second document begins here",
  ),
  one(
    "YAML that is none",
    "openapi: 3.1.0\ninfo: [\npaths: {}\n",
    "bad-syntax",
    "api.yaml:3:1",
    "YAML or JSON",
  ),
  one(
    "a pointer of Git LFS",
    "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n",
    "lfs-pointer",
    "api.yaml:1:1",
    "Git LFS",
  ),
  one("a key that stands twice", `${head}paths: {}\npaths: {}\n`, "bad-syntax", "api.yaml:4:1", "unique"),
  one(
    "a tab as an indent",
    "openapi: 3.1.0\ninfo:\n\ttitle: T\n",
    "bad-syntax",
    "api.yaml:3:1",
    "YAML or JSON",
  ),
  {
    name: "JSON that ends early",
    files: { "api.json": '{ "openapi": "3.1.0",\n  "info": {' },
    code: "bad-syntax",
    places: ["api.json:2:12"],
    says: "YAML or JSON",
  },
  {
    name: "a key of JSON that stands twice",
    files: { "api.json": '{ "openapi": "3.1.0",\n  "paths": {},\n  "paths": {} }' },
    code: "bad-syntax",
    places: ["api.json:3:3"],
    says: "unique",
  },
  one("an empty file", "", "empty-file", "api.yaml:1:1", "empty"),
  one("a comment and nothing else", "# later\n", "empty-file", "api.yaml:1:1", "empty"),
  one("a list", "- 1\n- 2\n", "not-an-object", "api.yaml:1:1", "a list"),
  one("a text", "hello\n", "not-an-object", "api.yaml:1:1", '"hello"'),
  one("no version", "info: {}\npaths: {}\n", "no-version", "api.yaml:1:1", "no `openapi` field"),
  one("Swagger 2.0", '{ swagger: "2.0", paths: {} }\n', "swagger-2", "api.yaml:1:3", "this is Swagger 2.0"),
  one(
    "another version",
    "info: {}\nopenapi: 3.3.0\n",
    "unsupported-version",
    "api.yaml:2:1",
    "OpenAPI 3.3.0",
  ),
  one("a version that is a number", "openapi: 3.0\n", "unsupported-version", "api.yaml:1:1", "OpenAPI 3 "),
  one(
    "a reference to nothing",
    operation(answer("{ $ref: '#/components/schemas/No' }")),
    "ref-to-nothing",
    "api.yaml:5:92",
    "`$ref: #/components/schemas/No` points at nothing",
  ),
  one(
    "a reference with a stray percent sign",
    operation(answer("{ $ref: '#/components/schemas/50%' }")),
    "ref-to-nothing",
    "api.yaml:5:92",
    "50%",
  ),
  one(
    "a component that nobody uses, with a reference to nothing",
    `${paths("/a: {}")}components:\n  schemas:\n    A:\n      properties: { b: { $ref: "#/no" } }\n`,
    "ref-to-nothing",
    "api.yaml:8:26",
    "#/no",
  ),
  one(
    "a reference to an anchor that nothing carries",
    operation(answer("{ $ref: '#here' }")),
    "ref-to-no-anchor",
    "api.yaml:5:92",
    "the anchor `here`",
  ),
  one("a file that is missing", paths("/a: { $ref: a.yaml }"), "ref-to-no-file", "api.yaml:4:9", "a.yaml"),
  {
    name: "a part that another file has not",
    files: { "api.yaml": paths("/a:", "  $ref: a.yaml#/b"), "a.yaml": "c: {}\n" },
    code: "ref-to-nothing",
    places: ["api.yaml:5:5"],
    says: "a.yaml#/b",
  },
  {
    name: "a fault in another file",
    files: {
      "api.yaml": paths("/a: { $ref: a.yaml }"),
      "a.yaml": `get:\n  ${answer("{ $ref: '#/no' }")}\n`,
    },
    code: "ref-to-nothing",
    places: ["a.yaml:2:83"],
    says: "#/no",
  },
  {
    name: "another file that is no YAML",
    files: { "api.yaml": paths("/a: { $ref: a.yaml }"), "a.yaml": "get: [\n" },
    code: "bad-syntax",
    places: ["a.yaml:2:1"],
    says: "YAML or JSON",
  },
  one(
    "a reference into the network",
    paths("/a: { $ref: https://example.com/a.yaml }"),
    "ref-into-network",
    "api.yaml:4:9",
    "which is never read",
  ),
  one(
    "a reference that leads back to itself",
    `${operation(answer("{ $ref: '#/components/schemas/A' }"))}components:\n  schemas:\n    A: { $ref: "#/components/schemas/B" }\n    B: { $ref: "#/components/schemas/A" }\n`,
    "ref-cycle",
    "api.yaml:5:92",
    "leads back to itself",
  ),
  one(
    "a reference that is no text",
    operation(answer("{ $ref: 1 }")),
    "ref-not-text",
    "api.yaml:5:92",
    "is a text, not 1",
  ),
  one("paths as a list", `${head}paths: []\n`, "wrong-type", "api.yaml:3:1", "`paths` must be an object"),
  one(
    "components as a text",
    `${paths("/a: {}")}components: none\n`,
    "wrong-type",
    "api.yaml:5:1",
    "`components` must be an object",
  ),
  one("an operation that is empty", paths("/a:", "  get:"), "wrong-type", "api.yaml:5:5", "`get` must be"),
  one(
    "parameters as an object",
    operation(`parameters: { q: {} }, ${ok}`),
    "wrong-type",
    "api.yaml:5:12",
    "`parameters` must be a list",
  ),
  one(
    "a property without a schema",
    operation(answer("{ properties: { a: } }")),
    "null-schema",
    "api.yaml:5:106",
    "`a` must be a schema",
    { isTaken: true },
  ),
  one(
    "two parameters of one name in one list",
    operation(
      `parameters: [{ name: X-A, in: header, schema: {} }, { name: x-a, in: header, schema: {} }], ${ok}`,
    ),
    "parameter-twice",
    ["api.yaml:5:64", "api.yaml:5:25"],
    "the header parameter `x-a` twice",
    { isTaken: true },
  ),
  one(
    "a dynamic reference that means another schema on each way",
    [
      operation(answer('{ $ref: "#/components/schemas/Strict" }')),
      "components:",
      "  schemas:",
      "    Tree: { $id: https://a.example/tree, $dynamicAnchor: node, properties: { kids: { items: { $dynamicRef: '#node' } } } }",
      "    Strict: { $id: https://a.example/strict, $dynamicAnchor: node, $ref: tree, unevaluatedProperties: false }",
      "",
    ].join("\n"),
    "dynamic-ref-fixed",
    "api.yaml:9:95",
    "several schemas are called `node`",
    { isTaken: true },
  ),
  one("a path without a slash", paths("a:", `  get: { ${ok} }`), "path-without-slash", "api.yaml:4:3", "`a`"),
  one(
    "two paths of one shape",
    paths(
      "/a/{b}:",
      `  get: { parameters: [{ name: b, in: path, required: true, schema: {} }], ${ok} }`,
      "/a/{c}:",
      `  get: { parameters: [{ name: c, in: path, required: true, schema: {} }], ${ok} }`,
    ),
    "path-twice",
    ["api.yaml:6:3", "api.yaml:4:3"],
    "are the same path",
  ),
  one(
    "a method that is misspelt",
    paths("/a:", `  psot: { ${ok} }`),
    "unknown-method",
    "api.yaml:5:5",
    "`psot`",
  ),
  one(
    "a method of a later version",
    paths("/a:", `  query: { ${ok} }`),
    "unknown-method",
    "api.yaml:5:5",
    "before OpenAPI 3.2",
  ),
  one(
    "a method among others that has a field of its own",
    paths("/a:", `  additionalOperations: { Get: { ${ok} } }`).replace(/openapi: .*/, "openapi: 3.2.0"),
    "unknown-method",
    "api.yaml:5:29",
    "has a field of its own",
  ),
  one(
    "one operationId twice",
    paths("/a:", `  get: { operationId: a, ${ok} }`, "/b:", `  get: { operationId: a, ${ok} }`),
    "operation-id-twice",
    ["api.yaml:7:12", "api.yaml:5:12"],
    "two operations are called `a`",
  ),
  one(
    "a variable of a path that nobody declares",
    paths("/a/{b}:", `  get: { ${ok} }`),
    "path-parameter-undeclared",
    "api.yaml:5:5",
    "`{b}` of `/a/{b}`",
    { isTaken: true },
  ),
  one(
    "a path parameter that its path has not",
    operation(`parameters: [{ name: b, in: path, required: true, schema: {} }], ${ok}`),
    "path-parameter-not-in-path",
    "api.yaml:5:27",
    "the path parameter `b`",
    { isTaken: true },
  ),
  one(
    "a security scheme that nothing defines",
    `${operation(`security: [{ tokn: [] }], ${ok}`)}components: { securitySchemes: { token: { type: http, scheme: bearer } } }\n`,
    "security-scheme-undefined",
    "api.yaml:5:25",
    "no security scheme is called `tokn`",
    { isTaken: true },
  ),
  one(
    "a type that is misspelt",
    operation(answer("{ type: strng }")),
    "unknown-type",
    "api.yaml:5:92",
    "`strng` is no type",
    { isMocked: true },
  ),
  one(
    "a parameter that stands nowhere",
    operation(`parameters: [{ name: q, in: qury, schema: {} }], ${ok}`),
    "unknown-word",
    "api.yaml:5:36",
    "`in` cannot be `qury`",
    { isMocked: true },
  ),
  one(
    "a reference for a list of servers",
    `${operation(ok)}servers: { $ref: servers.yaml }\n`,
    "ref-for-list",
    "api.yaml:6:1",
    "`servers` must be a list",
  ),
  one(
    "a reference for a list of values",
    operation(answer("{ enum: { $ref: values.yaml } }")),
    "ref-for-list",
    "api.yaml:5:92",
    "`enum` must be a list",
  ),
  one(
    "required names as an object",
    operation(answer("{ required: { a: true } }")),
    "wrong-type",
    "api.yaml:5:92",
    "`required` must be a list",
  ),
  one(
    "a schema that is nested deeper than anybody reads",
    operation(answer(`${"{ not: ".repeat(600)}{}${" }".repeat(600)}`)),
    "too-deep",
    `api.yaml:5:${92 + 7 * 492}`,
    "nested too deeply",
  ),
];
