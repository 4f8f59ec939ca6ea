import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock, verifyServer, verifyTraffic } from "@partner-licenses/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startCli } from "./support/cli.ts";
import { otherServers } from "./support/serve.ts";

const serve = otherServers();
const text = { type: "string" };
const cat = {
  type: "object",
  required: ["lives"],
  properties: { lives: { type: "integer" }, secret: { ...text, writeOnly: true } },
};
const dog = { type: "object", required: ["barks"], properties: { barks: { type: "boolean" } } };
const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
const spec = {
  openapi: "3.2.0",
  info: { title: "Pets", version: "1" },
  components: {
    securitySchemes: {
      basic: { type: "http", scheme: "basic" },
      key: { type: "apiKey", in: "query", name: "key" },
    },
  },
  paths: {
    "/pets/{id}": {
      get: {
        security: [{ basic: [] }],
        parameters: [id],
        responses: {
          200: {
            description: "d",
            content: {
              "application/json": {
                schema: { type: "object", properties: { name: text, is: { oneOf: [cat, dog] } } },
              },
            },
          },
          404: { description: "d" },
        },
      },
      delete: { parameters: [id], responses: { 204: { description: "d" } } },
    },
    "/events": {
      get: {
        security: [{ key: [] }],
        responses: {
          200: {
            description: "d",
            content: {
              "text/event-stream": {
                itemSchema: { type: "object", required: ["n"], properties: { n: { type: "integer" } } },
              },
            },
          },
        },
      },
    },
  },
};

describe("a report", () => {
  test("does not judge an operation whose scheme takes no such token", async () => {
    const mock = await startMock({ spec });
    const { ok, results } = await verifyServer({ baseUrl: mock.url, spec, token: "k-1" });
    expect(ok).toBe(true);
    expect(results[0]).toMatchObject({
      outcome: "skipped",
      departures: [expect.stringContaining("Basic takes `user:password`")],
    });
    await mock.stop();
  });

  test("says once for an operation that the installed client does not know it", async () => {
    const home = await mkdtemp(join(tmpdir(), "verify-"));
    const client = join(home, "node_modules/@partner-licenses/client");
    await mkdir(client, { recursive: true });
    await writeFile(join(client, "package.json"), '{ "type": "module", "exports": "./index.js" }');
    await writeFile(
      join(client, "index.js"),
      `export const createPartnerClient = () => ({ contractVersion: "1", call: { safe: async () => { throw new Error("unknown"); } } });`,
    );
    const named = structuredClone(spec);
    Object.assign(named.paths["/events"].get, { operationId: "watch" });
    const mock = await startMock({ spec: named });
    const asked = { baseUrl: mock.url, spec: named, token: "k-1", client: true, folder: home } as const;
    const { results } = await verifyServer(asked);
    expect(results.filter(({ request }) => request.startsWith("client "))).toMatchObject([
      { outcome: "skipped", departures: ["unknown"] },
    ]);
    await mock.stop();
    await rm(home, { recursive: true });
  });

  test("says what of the contract was seen, and that what is skipped is not kept", async () => {
    const mock = await startMock({ spec });
    const safe = await verifyServer({ baseUrl: mock.url, spec, token: "user:password" });
    expect(safe).toMatchObject({ ok: true, complete: false });
    expect(safe.coverage.operations).toEqual({ declared: 3, seen: 2, missing: ["DELETE /pets/{id}"] });
    expect(safe.coverage.statuses.missing).toEqual(["GET /pets/{id} 404", "DELETE /pets/{id} 204"]);
    expect(safe.coverage.mediaTypes).toMatchObject({ declared: 2, seen: 2 });
    const schema = "#/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema/properties/is";
    expect(safe.coverage.branches).toEqual({ declared: 2, seen: 1, missing: [`${schema}/oneOf/1`] });
    expect(safe.coverage.fields).toEqual({
      declared: 5,
      seen: 4,
      missing: [`${schema}/oneOf/1/properties/barks`],
    });
    const whole = await verifyServer({ baseUrl: mock.url, spec, token: "user:password", unsafe: true });
    expect(whole).toMatchObject({ ok: true, complete: true });
    expect(mock.requests().map(({ url }) => url)).toContain("/events?key=[redacted]");
    await mock.stop();
  });

  test("looks at the events of a stream one by one", async () => {
    const baseUrl = await serve((request, response) => {
      const isStream = request.url?.startsWith("/events");
      response.writeHead(200, { "content-type": isStream ? "text/event-stream" : "application/json" });
      response.end(isStream ? ': hello\n\nid: 1\ndata: {"n":1}\n\ndata: {"n":\ndata: "x"}\n\n' : "{}");
    });
    const report = await verifyServer({ baseUrl, spec, token: "a:b" });
    const failed = report.results.filter(({ outcome }) => outcome === "failed");
    expect(failed.map(({ request, departures }) => [request, ...departures])).toEqual([
      [expect.stringContaining("/events"), "body.1.n: Response body property 1.n must be integer"],
    ]);
  });
});

describe("traffic", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mock-traffic-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const save = async (name: string, value: unknown) => {
    const file = join(folder, name);
    await writeFile(file, JSON.stringify(value));
    return file;
  };
  const entry = (method: string, url: string, status: number, body?: string, more: object = {}) => ({
    request: {
      method,
      url: `https://pets.example${url}`,
      headers: [{ name: "Authorization", value: "Basic YTpi" }],
    },
    response: {
      status,
      headers: [{ name: "Content-Type", value: "application/json" }],
      content: { mimeType: "application/json", text: body, ...more },
    },
  });

  test("of a HAR file is held against the contract", async () => {
    const base64 = Buffer.from('{"is":{"barks":true}}').toString("base64");
    const entries = [
      entry("GET", "/pets/1", 200, '{"name":"Rex","is":{"lives":9}}'),
      entry("GET", "/pets/2", 200, base64, { encoding: "base64" }),
      entry("GET", "/pets/3", 200, '{"name":5}'),
      entry("GET", "/pets/x", 200, "{}"),
      entry("GET", "/nothing", 200, "{}"),
      { ...entry("GET", "/pets/4", 0), _error: "aborted" },
    ];
    const file = await save("traffic.har", { log: { version: "1.2", entries } });
    const report = await verifyTraffic({ file, spec });
    expect(report.results.map(({ outcome }) => outcome)).toEqual([
      "passed",
      "passed",
      "failed",
      "failed",
      "failed",
    ]);
    expect(report.results.flatMap(({ departures }) => departures)).toEqual([
      "response.body.name: Response body property name must be string",
      "request.path.id: Request path parameter id must be integer",
      expect.stringContaining("/nothing hasn't been found"),
    ]);
    expect(report.coverage.branches).toMatchObject({ declared: 2, seen: 2 });
    expect(report).toMatchObject({ ok: false, complete: false, baseUrl: file });
  });

  test("that the mock recorded is held against the contract, too", async () => {
    const record = join(folder, "calls.ndjson");
    const mock = await startMock({ spec, record });
    await fetch(`${mock.url}/pets/1`, { headers: { authorization: "Basic YTpi" } });
    await fetch(`${mock.url}/pets/1`, { method: "DELETE" });
    await fetch(`${mock.url}/events?key=k`);
    await mock.stop();
    expect(await verifyTraffic({ file: record, spec })).toMatchObject({ ok: true, complete: true });
  });

  test("the command has an exit code for what was not checked, and writes a certificate", async () => {
    const contract = await save("contract.json", spec);
    const half = await save("half.har", {
      log: { entries: [entry("GET", "/pets/1", 200, '{"name":"secret name"}')] },
    });
    const certificate = join(folder, "certificate.json");
    const run = (...args: string[]) => startCli(["verify", contract, "--traffic", half, ...args]).ended;
    const { code, out } = await run("--certificate", certificate);
    expect(code).toBe(3);
    expect(out).toContain("Seen of the contract's answers: 1 of 3 operations, 1 of 4 statuses");
    expect(out).toContain("not all of it was");
    expect((await run("--allow-skipped")).code).toBe(0);
    const written = await readFile(certificate, "utf8");
    expect(JSON.parse(written)).toMatchObject({
      contract: "Pets 1",
      verdict: "kept as far as checked",
      counts: { passed: 1, failed: 0 },
      coverage: { operations: { declared: 3, seen: 1 } },
    });
    expect(written).not.toContain("secret name");
    expect((await startCli(["verify"]).ended).code).toBe(2);
    expect((await startCli(["verify", "--traffic", join(folder, "none.har")]).ended).code).toBe(2);
  });
});
