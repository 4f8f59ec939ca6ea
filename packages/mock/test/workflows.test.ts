import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CaseResult, startMock, type VerifyOptions, verifyServer } from "@partner-licenses/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { bundle } from "./support/bundle.ts";
import { useMock } from "./support/call.ts";
import { otherServers } from "./support/serve.ts";

const mock = useMock();
const serve = otherServers();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mock-workflows-"));
});
afterAll(() => rm(folder, { recursive: true }));

const written = parse(
  readFileSync(createRequire(import.meta.url).resolve("@partner-licenses/spec/arazzo.yaml"), "utf8"),
) as { workflows: { workflowId: string; "x-server"?: string }[] };

async function workflowsOn(baseUrl: string, more: Partial<VerifyOptions> = {}): Promise<CaseResult[]> {
  const { results } = await verifyServer({ baseUrl, token: "s3cret-token", workflows: true, ...more });
  expect(JSON.stringify(results)).not.toContain("s3cret-token");
  return results.filter(({ request }) => request.includes("workflow"));
}

const last = "the answers to the workflows are as declared";

describe("the workflows next to our contract", () => {
  test("all hold on the mock", async () => {
    const results = await workflowsOn(mock.url);
    const names = written.workflows.map(({ workflowId }) => `workflow ${workflowId}`);
    expect(results.map(({ name }) => name)).toEqual([...names, last]);
    expect(results.flatMap(({ departures }) => departures)).toEqual([]);
    expect(results.every(({ outcome }) => outcome === "passed")).toBe(true);
  });

  test("on another server are those that need no mock, and find out what departs", async () => {
    const baseUrl = await serve((request, response) => {
      const body = JSON.stringify({ totalCount: "five", items: [], got: request.headers.authorization });
      response.writeHead(200, { "content-type": "application/json" }).end(body);
    });
    const results = await workflowsOn(baseUrl);
    const real = written.workflows.filter((workflow) => workflow["x-server"] !== "mock");
    expect(results.map(({ name }) => name)).toEqual([
      ...real.map(({ workflowId }) => `workflow ${workflowId}`),
      last,
    ]);
    const departures = results.flatMap((result) => result.departures).join("\n");
    expect(departures).toContain("$statusCode == 401 does not hold, answered 200");
    expect(departures).toContain("body.totalCount");
    expect(departures).not.toContain("unevaluated");
  });

  test("report a server that is gone", async () => {
    const results = await workflowsOn("http://127.0.0.1:1");
    expect(results.some(({ outcome }) => outcome === "passed")).toBe(false);
  });
});

const contract = (path: string) => ({
  openapi: "3.1.0",
  info: { title: "Pings", version: "1" },
  paths: {
    [path]: {
      get: {
        operationId: "ping",
        responses: { 200: { description: "Pong.", content: { "text/plain": { example: "pong" } } } },
      },
    },
  },
});

describe("another contract", () => {
  test("has workflows made from it", async () => {
    const spec = contract("/ping");
    const pings = await startMock({ spec });
    const results = await workflowsOn(pings.url, { spec });
    await pings.stop();
    expect(results).toMatchObject([
      { name: "workflow ping", outcome: "passed" },
      { name: last, outcome: "passed" },
    ]);
  });

  test("has its own when they are next to it, and any other when a file is named", async () => {
    const spec = join(folder, "openapi.json");
    const own = {
      arazzo: "1.0.1",
      info: { title: "Two pings", version: "1" },
      sourceDescriptions: [{ name: "pings", url: "./openapi.json", type: "openapi" }],
      workflows: [
        {
          workflowId: "twice",
          steps: ["first", "second"].map((stepId) => ({
            stepId,
            operationId: "ping",
            successCriteria: [{ condition: "$statusCode == 200" }],
          })),
        },
      ],
    };
    await writeFile(spec, JSON.stringify(contract("/ping")));
    await writeFile(join(folder, "arazzo.yaml"), JSON.stringify(own));
    const pings = await startMock({ spec });
    const found = await workflowsOn(pings.url, { spec });
    expect(found[0]).toMatchObject({ name: "workflow twice", outcome: "passed" });
    expect(pings.requests().length).toBeGreaterThan(2);

    const other = join(folder, "other.json");
    await writeFile(other, JSON.stringify(own).replaceAll("twice", "other").replace("== 200", "== 201"));
    const named = await workflowsOn(pings.url, { spec, arazzo: other });
    expect(named[0]).toMatchObject({
      name: "workflow other",
      outcome: "failed",
      departures: ["step first: $statusCode == 201 does not hold, answered 200"],
    });
    await pings.stop();
  });

  test("with a broken workflow file says which one", async () => {
    await expect(workflowsOn(mock.url, { arazzo: join(folder, "missing.yaml") })).rejects.toThrow(
      /there is no file .*missing\.yaml/,
    );
    const spec = join(folder, "openapi.json");
    await expect(workflowsOn(mock.url, { arazzo: spec })).rejects.toThrow(
      /openapi\.json is not an Arazzo file/,
    );
  });
});

test("without a token the workflows of a secured contract are skipped", async () => {
  const { results } = await verifyServer({ baseUrl: mock.url, workflows: "installed" });
  expect(bundle.security).toBeDefined();
  expect(results.at(-1)).toMatchObject({
    outcome: "skipped",
    departures: [expect.stringContaining("set PARTNER_TOKEN")],
  });
});
