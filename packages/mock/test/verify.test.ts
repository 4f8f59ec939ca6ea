import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { startMock, verifyServer } from "@partner-licenses/mock";
import { describe, expect, test } from "vitest";
import { useMock } from "./support/call.ts";
import { startCli } from "./support/cli.ts";
import { otherServers } from "./support/serve.ts";

const mock = useMock();
const serve = otherServers();

test("the mock passes its own verify, every case", async () => {
  const report = await verifyServer({ baseUrl: mock.url, token: "token" });
  expect(report.results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
  expect(report.results.length).toBeGreaterThan(5);
  expect(report.ok).toBe(true);
});

test("so does a mock of another contract, as far as it can be asked", async () => {
  const spec = fileURLToPath(new URL("../../contract-kit/test/fixtures/museum.yaml", import.meta.url));
  const museum = await startMock({ spec });
  const report = await verifyServer({ baseUrl: museum.url, token: "user:password", spec, unsafe: true });
  await museum.stop();
  expect(report.results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
});

test("every style of parameter, cookie and body is sent as the contract says", async () => {
  const spec = fileURLToPath(new URL("./fixtures/styles.yaml", import.meta.url));
  const styles = await startMock({ spec });
  const report = await verifyServer({ baseUrl: styles.url, token: "user:password", spec, unsafe: true });
  const [first] = styles.requests();
  await styles.stop();
  expect(report.results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  expect(report.results.filter(({ outcome }) => outcome === "passed").length).toBeGreaterThan(12);
  expect(decodeURIComponent(first?.url ?? "")).toBe(
    "/q/1,2/a,1,b,x/.l/;mat=5?form=1&form=2&pipe=a|b&deep[x]=1&nexp=r,1&s=1",
  );
});

test("operations that may change data are left alone unless asked for", async () => {
  const called: string[] = [];
  const baseUrl = await serve((request, response) => {
    called.push(request.method ?? "");
    response.writeHead(500).end();
  });
  const spec = fileURLToPath(new URL("./fixtures/split/orders.yaml", import.meta.url));
  await verifyServer({ baseUrl, spec, token: "t" });
  expect(called).not.toContain("POST");
});

describe("a server that departs from the contract", () => {
  test("is found out, and the token stays out of the report", async () => {
    const baseUrl = await serve((request, response) => {
      const body = JSON.stringify({ totalCount: "five", items: [], token: request.headers.authorization });
      response.writeHead(200, { "content-type": "application/json" }).end(body);
    });
    const report = await verifyServer({ baseUrl, token: "s3cret-token" });
    expect(report.ok).toBe(false);
    const departures = report.results.flatMap((result) => result.departures).join("\n");
    expect(departures).toContain("totalCount");
    expect(departures).toContain("answered 200, expected 401");
    expect(departures).toContain("is absent, sent was");
    expect(JSON.stringify(report)).not.toContain("s3cret-token");
  });

  test("keeps a password out of the report in the form it was sent, too", async () => {
    const spec = fileURLToPath(new URL("../../contract-kit/test/fixtures/museum.yaml", import.meta.url));
    const sent: string[] = [];
    const baseUrl = await serve((request, response) => {
      sent.push(request.headers.authorization?.split(" ")[1] ?? "");
      const body = JSON.stringify([
        { [request.headers.authorization ?? ""]: 1, date: request.headers.authorization },
      ]);
      response.writeHead(200, { "content-type": "application/json", etag: `"${sent.at(-1)}"` }).end(body);
    });
    const report = await verifyServer({ baseUrl, spec, token: "desk:s3cret" });
    const [secret = "none"] = sent.filter((text) => text.length > 20 || text.startsWith("ZGVz"));
    expect(Buffer.from(secret, "base64").toString()).toBe("desk:s3cret");
    expect(report.ok).toBe(false);
    expect(JSON.stringify(report)).not.toContain(secret);
    expect(JSON.stringify(report)).not.toContain("s3cret");
  });

  test("is one that does not answer, too", async () => {
    const baseUrl = await serve((_, response) => response.destroy());
    const report = await verifyServer({ baseUrl, token: "t" });
    expect(report.results.every(({ outcome }) => outcome !== "passed")).toBe(true);
  });
});

describe("the command", () => {
  const run = (args: string[], token = "s3cret-token", cwd?: string) =>
    startCli(["verify", ...args], { PARTNER_TOKEN: token, NODE_PATH: "" }, cwd).ended;

  test("prints text, JSON and JUnit", async () => {
    const only = ["--base-url", mock.url, "--no-workflows", "--no-client"];
    const text = await run(only);
    expect(text).toMatchObject({ code: 0, err: "" });
    expect(text.out).toContain("The server keeps the contract.");
    expect(JSON.parse((await run([...only, "--format", "json"])).out).ok).toBe(true);
    const junit = (await run([...only, "--format", "junit"])).out;
    expect(junit).toMatch(/^<\?xml.*<testsuite [^>]*failures="0".*<\/testsuites>\n$/s);
    for (const { out } of [text, { out: junit }]) expect(out).not.toContain("s3cret-token");
  });

  test("fails on a departing server, and when nothing could be checked", async () => {
    const broken = await serve((_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<p>hello"),
    );
    expect((await run(["--base-url", broken, "--no-workflows"])).code).toBe(1);
    const legacy = fileURLToPath(new URL("./fixtures/legacy.yaml", import.meta.url));
    expect((await run(["--base-url", mock.url, legacy], "")).code).toBe(1);
  });

  test("skips what is not installed, and fails when it was asked for", async () => {
    const { code, out } = await run(["--base-url", mock.url], "s3cret-token", tmpdir());
    expect(code).toBe(0);
    expect(out).toContain("- Arazzo workflows\n    @redocly/cli is not installed in this folder.");
    expect(out).toContain("- the client's cases\n    @partner-licenses/client is not installed");
    for (const flag of ["--workflows", "--client"]) {
      const missing = await run(["--base-url", mock.url, flag], "s3cret-token", tmpdir());
      expect(missing).toMatchObject({ code: 2, err: expect.stringContaining("is not installed") });
    }
  });
});

test("each security scheme may have a token of its own", async () => {
  const seen: string[] = [];
  const baseUrl = await serve((request, response) => {
    seen.push(`${request.headers["x-key"]} ${request.headers.authorization}`);
    response.writeHead(request.headers["x-key"] === "k3y-s3cret" ? 200 : 500).end("k3y-s3cret");
  });
  const schemes = {
    key: { type: "apiKey", in: "header", name: "X-Key" },
    basic: { type: "http", scheme: "basic" },
  };
  const spec = {
    ...{ openapi: "3.0.3", info: { title: "T", version: "1" } },
    paths: {
      "/p": { get: { security: [{ key: [], basic: [] }], responses: { 200: { description: "ok" } } } },
    },
    components: { securitySchemes: schemes },
  };
  const report = await verifyServer({ baseUrl, spec, token: "desk:s3cret", tokens: { key: "k3y-s3cret" } });
  expect(seen).toContain(`k3y-s3cret Basic ${Buffer.from("desk:s3cret").toString("base64")}`);
  expect(report.complete).toBe(true);
  expect(JSON.stringify(report)).not.toContain("s3cret");
  const lacking = await verifyServer({ baseUrl, spec, tokens: { key: "k" } });
  expect(lacking.results[0]?.departures[0]).toMatch(/^none of its security schemes/);
});
