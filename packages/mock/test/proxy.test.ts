import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type ProxiedExchange, replay, startMock, startProxy } from "@partner-licenses/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bearer, getUsage, usagePath, useMock } from "./support/call.ts";
import { startCli } from "./support/cli.ts";
import { nowhere } from "./support/serve.ts";

const mock = useMock();
let odd: Server;
let oddUrl = "";

/** Answers 200 with a body that breaks the contract, and reports what it received. */
beforeAll(async () => {
  odd = createServer((request, response) => {
    const body = gzipSync(JSON.stringify({ totalCount: "five", got: request.headers, path: request.url }));
    response.setHeader("Set-Cookie", ["a=1", "b=2"]);
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(body);
  });
  await new Promise<void>((resolve) => odd.listen(0, "127.0.0.1", resolve));
  oddUrl = `http://127.0.0.1:${(odd.address() as AddressInfo).port}`;
});
afterAll(() => odd.close());

async function through(upstream: string, strict = false) {
  const seen: ProxiedExchange[] = [];
  const proxy = await startProxy({ upstream, strict, onExchange: (exchange) => seen.push(exchange) });
  return { proxy, seen };
}

describe("the proxy", () => {
  test("changes nothing", async () => {
    const { proxy, seen } = await through(mock.url);
    for (const prefer of ["code=200", "code=429", "code=503", "example=large"]) {
      const [direct, proxied] = [await getUsage(mock.url, { prefer }), await getUsage(proxy.url, { prefer })];
      expect(proxied.status).toBe(direct.status);
      expect(await proxied.text()).toBe(await direct.text());
      for (const [name, value] of direct.headers)
        if (name !== "date") expect(proxied.headers.get(name), name).toBe(value);
    }
    await proxy.stop();
    expect(seen.map(({ violations }) => violations)).toEqual([[], [], [], []]);
    expect(seen[0]?.operationId).toBe("getPartnerLicensesUsage");
  });

  test("passes headers, repeated ones and encodings, and reports what departs", async () => {
    const { proxy, seen } = await through(`${oddUrl}/base`);
    const response = await getUsage(proxy.url, { "X-Locale": "english", "x-own": "yes" });
    const body = await response.json();
    expect(body.got).toMatchObject({ "x-own": "yes", "x-locale": "english", ...bearer });
    expect(body.path).toBe(`/base${usagePath}`);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.headers.has("sl-violations")).toBe(false);
    await proxy.stop();
    const places = seen[0]?.violations.map(({ location }) => location.join("."));
    expect(places).toEqual(expect.arrayContaining(["request.header.x-locale", "response.body.totalCount"]));
  });

  test("stops both sides with strict", async () => {
    const { proxy, seen } = await through(oddUrl, true);
    const request = await getUsage(proxy.url, { "X-Locale": "english" });
    const answer = await getUsage(proxy.url);
    await proxy.stop();
    expect([request.status, answer.status]).toEqual([400, 502]);
    expect((await answer.json()).violations.length).toBeGreaterThan(0);
    expect(seen.map(({ stopped }) => stopped)).toEqual([true, true]);
  });

  test("reports calls that no operation takes, and a server that is away", async () => {
    const { proxy, seen } = await through(mock.url);
    await fetch(`${proxy.url}/nowhere?access_token=s3cret`);
    await proxy.stop();
    expect(seen[0]?.violations[0]).toMatchObject({ code: "route" });
    expect(JSON.stringify(seen)).not.toContain("s3cret");
    const away = await through(await nowhere());
    expect((await getUsage(away.proxy.url)).status).toBe(502);
    await away.proxy.stop();
  });

  test("runs as a command", async () => {
    const { child, ended, url } = startCli(["proxy", mock.url, "--port", "0"]);
    await getUsage(await url(), { "X-Locale": "english", authorization: "Bearer s3cret" });
    child.kill("SIGTERM");
    const { code, out } = await ended;
    expect(code).toBe(0);
    expect(out).toContain("request.header.x-locale");
    expect(out).not.toContain("s3cret");
  });
});

test("the command prints its address next to the JSON of the exchanges", async () => {
  const { child, ended } = startCli(["proxy", mock.url, "--port", "0", "--json"]);
  let printed = "";
  child.stderr.on("data", (chunk) => (printed += chunk));
  const address = () => /on (http:\S+)/.exec(printed)?.[1];
  await expect.poll(address).toBeDefined();
  await getUsage(address() ?? "", { authorization: "Bearer s3cret" });
  child.kill("SIGTERM");
  const { code, out } = await ended;
  expect([code, JSON.parse(out)]).toMatchObject([0, { method: "GET", status: 200, violations: [] }]);
});

describe("replay", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mock-replay-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("sends a recording again and finds what changed", async () => {
    const file = join(folder, "record.ndjson");
    const recording = await startMock({ record: file });
    for (const prefer of ["code=200", "code=429", "example=empty"]) await getUsage(recording.url, { prefer });
    await recording.stop();
    const same = await replay({ file, baseUrl: mock.url, token: "other" });
    expect(same.map(({ differences }) => differences)).toEqual([[], [], []]);
    const changed = await replay({ file, baseUrl: mock.url });
    expect(changed[0]?.differences).toContain("status is 401, was 200");
    const command = startCli(["replay", file, "--base-url", mock.url], { PARTNER_TOKEN: "t" });
    expect(await command.ended).toMatchObject({ code: 0, out: "3 requests, 0 answered differently\n" });
  });

  test("names the line that is broken", async () => {
    const file = join(folder, "broken.ndjson");
    const good = {
      request: { method: "GET", url: "/", headers: {} },
      response: { status: 200, headers: {} },
    };
    await writeFile(file, `${JSON.stringify(good)}\nnonsense\n`);
    await expect(replay({ file, baseUrl: mock.url })).rejects.toThrow("line 2 is not JSON");
    for (const other of ["{}", "[]", "null", '{"request":{}}']) {
      await writeFile(file, other);
      await expect(replay({ file, baseUrl: mock.url })).rejects.toThrow("line 1 is no exchange");
    }
  });
});
