import { afterEach, beforeEach, expect, it } from "vitest";
import { contractWith, makeWorkspace, type Workspace } from "./workspace.ts";

const schemes = `  securitySchemes:
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://auth.example/token, scopes: { read: r } } } }
    key: { type: apiKey, in: query, name: api_key }
    basic: { type: http, scheme: Basic }
    certificate: { type: mutualTLS }
`;
const ok = 'responses: { "200": { description: ok } }';
const json = '{ "200": { description: ok, content: { application/json: { schema: { type: object } } } } }';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await makeWorkspace("");
});
afterEach(() => workspace.remove());

/** The generated operation table, contract and one sample of a contract with the given paths. */
async function generated(paths: string, more = "") {
  await workspace.write("openapi.yaml", contractWith(paths) + more);
  const { code, stderr } = await workspace.contract("generate");
  expect(code, stderr).toBe(0);
  const files = await workspace.generated();
  const text = (name: string) => files[name] ?? "";
  return {
    ...{ stderr, files },
    operations: text("client/generated/operations.ts"),
    contract: text("client/generated/contract.ts"),
    types: text("client/generated/types.ts"),
    sample: (id: string) => text(`samples/generated/${id}.ts`),
    hooks: text("react/generated/hooks.ts"),
  };
}

it("a contract with one bearer token for all carries nothing of security", async () => {
  const { contract, operations } = await generated(
    `  /a: { get: { operationId: getA, security: [{ oauth: [read] }], ${ok} } }`,
    schemes,
  );
  expect(contract).not.toContain("secure");
  expect(operations).not.toContain("/parts");
  expect(operations).not.toContain("security");
});

it("each operation names what it asks for, and the schemes what they take", async () => {
  const { contract, operations, types, sample } = await generated(
    `  /a: { get: { operationId: getA, security: [{ oauth: [read] }], ${ok} } }
  /b: { get: { operationId: getB, security: [{ oauth: [read] }], ${ok} } }
  /c: { get: { operationId: getC, security: [{}, { key: [], certificate: [] }], ${ok} } }
  /d: { get: { operationId: getD, security: [], ${ok} } }
  /e: { get: { operationId: getE, security: [{ basic: [] }], ${ok} } }`,
    schemes,
  );
  expect(contract).toContain('security: [{ oauth: "read" }]');
  expect(contract).toContain('auth: { header: "", prefix: "",');
  expect(contract).toContain('key: { in: "query", name: "api_key" }');
  expect(operations).toContain(
    'getC = { method: "GET", path: "/c", retry: true, security: [{ key: "" }, {}]',
  );
  expect(operations).toContain('getD = { method: "GET", path: "/d", retry: true, security: []');
  expect(operations).toMatch(/getA = .* retry: true, headers/);
  expect(types).toContain("readonly basic: runtime.BasicAuth;");
  expect(sample("getD")).not.toContain("auth");
  expect(sample("getE")).toContain("basic: { username: process.env");
});

it("parameters name their styles where these are not the usual ones", async () => {
  const { operations } = await generated(`  /a:
    get:
      operationId: getA
      parameters:
        - { name: usual, in: query, schema: { type: array } }
        - { name: ids, in: query, explode: false, schema: { type: array } }
        - { name: filter, in: query, content: { application/json: { schema: {} } } }
        - { name: Accept, in: header, schema: { type: array } }
      ${ok}`);
  expect(operations).toContain(
    'styles: { "query ids": { explode: false }, "query filter": { content: "application/json" } }',
  );
  expect(operations).toContain("parts: [addParameters]");
});

it("usual parameters and JSON take the small parts", async () => {
  const { operations } = await generated(`  /a/{id}:
    post:
      operationId: postA
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: q, in: query, schema: { type: string } }
        - { name: X-Trace, in: header, schema: { type: string } }
      requestBody: { content: { application/json: { schema: { type: object } } } }
      ${ok}`);
  expect(operations).toContain("parts: [addPath, addQuery, addBody, addRepeats]");
});

it("bodies name their media types and encodings, answers those of their successes", async () => {
  const { operations, contract } = await generated(`  /a:
    post:
      operationId: postA
      requestBody:
        content:
          application/json: { schema: { type: object } }
          multipart/form-data: { schema: { type: object }, encoding: { meta: { contentType: text/csv, headers: {} } } }
      responses:
        "200": { description: ok, content: { text/csv: { schema: { type: string } } } }
        default: { description: no, content: { application/problem+json: { schema: { type: object } } } }`);
  expect(operations).toContain('success: "text/csv", contentType: "application/json, multipart/form-data"');
  expect(operations).toContain('encoding: { meta: { contentType: "text/csv" } }');
  expect(operations).toContain("read: readMedia");
  expect(contract).toContain('fault: { description: ["detail", "title"], data: ["errors"] }');
});

it("a stream is read item by item, has a sample that does so, and no hook", async () => {
  const answer = (content: string) => `responses: { "200": { description: ok, content: { ${content} } } }`;
  const { operations, sample, hooks, stderr } = await generated(`  /a:
    get: { operationId: getText, ${answer("text/event-stream: { schema: { type: string } }")} }
  /b:
    get: { operationId: getData, ${answer("text/event-stream: { schema: { type: object } }")} }
  /c:
    get: { operationId: getEvents, ${answer("text/event-stream: {}")} }
  /d:
    get: { operationId: getLines, ${answer("application/jsonl: { schema: { type: array, items: { type: object } } }")} }
  /e:
    get: { operationId: getPlain, responses: ${json} }`);
  expect(operations).toContain("read: readStreams");
  for (const kind of ["getText.*text", "getData.*json", "getEvents.*event", "getLines.*json"])
    expect(operations).toMatch(new RegExp(kind.replace(".*", '.*items: "')));
  expect(sample("getLines")).toContain("for await (const item of await");
  expect(hooks).toContain("usePlain");
  expect(hooks).not.toContain("useLines");
  expect(stderr).toContain("has no React hook");
});

it("an operation's needs are its own, so that a program of few calls holds no others", async () => {
  const { files } =
    await generated(`  /a: { get: { operationId: get-a, ${ok} }, post: { operationId: addPath, ${ok} } }
  /b/{id}:
    get:
      operationId: getB
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      ${ok}`);
  const text = files["client/generated/operations.ts"] ?? "";
  expect(text).toMatch(/export const getA = .* headers: \{\} \} as const/);
  expect(text).toMatch(/export const getB = .* parts: \[addPath\] \} as const/);
  expect(text).toContain('  "get-a": getA,\n  addPath: addPath_,\n  getB,\n');
  expect(files["client/generated/core.ts"]).toContain("export { getA, addPath_, getB }");
});

it("servers keep their variables, and an operation its own server", async () => {
  const { files } = await generated(
    `  /a: { get: { operationId: getA, ${ok} } }
  /b:
    servers: [{ url: "https://files.example/" }]
    get: { operationId: getB, ${ok} }`,
    `servers:
  - { url: "https://{zone}.example", x-environment: live, variables: { zone: { default: eu, enum: [eu, us] } } }
  - { url: "https://test.example", x-environment: live }
`,
  );
  const text = (name: string) => files[`client/generated/${name}.ts`];
  expect(text("operations")).toContain(
    'environments = { live: "https://eu.example", live_: "https://test.example" }',
  );
  expect(text("operations")).toMatch(
    /getB = .* server: \{ url: "https:\/\/files.example" \}, .*parts: \[addServer\]/,
  );
  expect(text("client")).toContain(
    'served(options, { live: { url: "https://{zone}.example", variables: { zone: "eu" } }',
  );
  expect(text("types")).toContain('readonly zone: "eu" | "us";');
});

it("a date in a header is written by the client, where the whole encoder is not needed", async () => {
  const { operations } = await generated(
    `  /a: { get: { operationId: getA, parameters: [{ name: If-Modified-Since, in: header, schema: { type: string, format: date-time } }], ${ok} } }
  /b: { get: { operationId: getB, parameters: [{ name: X-Id, in: header, schema: { type: string, format: uuid } }], ${ok} } }`,
  );
  expect(operations).toMatch(/getA = .* parts: \[addHeaders\]/);
  expect(operations).toMatch(/getB = .* headers: \{\} \} as const/);
});

it("a body that cannot be sent is reported at its operation", async () => {
  const body = "requestBody: { content: { application/json: { schema: { type: object } } } }";
  const { stderr } = await generated(
    `  /a: { get: { operationId: getA, ${body}, ${ok} }, delete: { operationId: removeA, ${body}, ${ok} } }`,
  );
  expect(stderr.match(/sends no body with/g)).toHaveLength(1);
  expect(stderr).toContain("sends no body with GET");
});

it("credentials that the client cannot make are reported at their schemes", async () => {
  const { stderr } = await generated(
    `  /a: { get: { operationId: getA, security: [{ certificate: [] }, { digest: [] }, { basic: [] }, { key: [] }], ${ok} } }`,
    `${schemes}    digest: { type: http, scheme: digest }\n    other: { type: http, scheme: hoba }\n`,
  );
  expect(stderr).toContain("a client shows no certificate");
  expect(stderr).toContain("credentials of HTTP `digest`");
  expect(stderr).not.toContain("hoba");
  expect(stderr.match(/! openapi.yaml/g)).toHaveLength(2);
});
