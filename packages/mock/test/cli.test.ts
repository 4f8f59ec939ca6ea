import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { getUsage } from "./support/call.ts";
import { startCli } from "./support/cli.ts";
import { nowhere } from "./support/serve.ts";

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

describe("serving", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "works under NODE_ENV=production and ends on %s",
    async (signal) => {
      const { child, ended, url } = startCli(["--port", "0"], { NODE_ENV: "production" });
      const response = await getUsage(await url());
      expect(response.status).toBe(200);
      child.kill(signal);
      expect(await ended).toMatchObject({ code: 0, err: "" });
    },
  );

  test("another contract", async () => {
    const { child, ended, url } = startCli([fixture("split/orders.yaml"), "--port", "0", "--quiet"]);
    const base = await url();
    expect((await fetch(`${base}/v1/customers/x/orders`)).status).toBe(401);
    child.kill("SIGTERM");
    expect((await ended).out).toBe(`${base}\n`);
  });
});

describe("ending", () => {
  test("--help and --version print and exit with 0", async () => {
    const { out, code } = await startCli(["--help"]).ended;
    expect(out).toContain("--port");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(code).toBe(0);
    expect((await startCli(["--version"]).ended).out).toMatch(/^\d+\.\d+\.\d+/);
  });

  test.each([
    [2, "--port nine", ["--port", "nine"]],
    [2, "--port 70000", ["--port", "70000"]],
    [2, "--colour", ["--colour"]],
    [2, "Known: ok, empty, throttled-once", ["--scenario", "thunder"]],
    [2, "--delay -5", ["--delay=-5"]],
    [2, "needs --base-url", ["verify"]],
    [2, "needs the URL", ["proxy"]],
    [2, "needs a record file", ["replay"]],
    [2, "is not a base URL", ["verify", "--base-url", "example.com"]],
    [2, "is not a base URL", ["proxy", "https://user@example.com"]],
    [2, "is not a base URL", ["replay", "-", "--base-url", "https://example.com?key=x"]],
    [2, "Expected one contract", ["a.yaml", "b.yaml"]],
    [1, "there is no file", [fixture("missing.yaml")]],
    [1, "broken.yaml:7:1", [fixture("broken.yaml")]],
    [2, "there is no file", ["verify", fixture("missing.yaml"), "--base-url", "http://127.0.0.1:9"]],
    [2, "takes one contract, got 2", ["verify", "a.yaml", "b.yaml", "--base-url", "http://127.0.0.1:9"]],
    [2, "Cannot read", ["replay", fixture("missing.ndjson"), "--base-url", "http://127.0.0.1:9"]],
    [2, "got also b.yaml", ["replay", "a.ndjson", "b.yaml", "--base-url", "http://127.0.0.1:9"]],
    [2, "Run partner-licenses-mock --help for", ["--port", "nine"]],
    [2, "Run partner-licenses-mock replay --help for", ["replay"]],
    [2, "got also c", ["proxy", "http://127.0.0.1:9", "a.yaml", "c"]],
  ])("exits with %i and says: %s", async (code, text, args) => {
    const end = await startCli(args).ended;
    expect(end).toMatchObject({ code, out: "" });
    expect(end.err).toContain(text);
    expect(end.err).not.toMatch(/\n\s+at /);
  });

  test("a busy port is named", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as AddressInfo;
    const end = await startCli(["--port", String(port)]).ended;
    holder.close();
    expect(end.code).toBe(1);
    expect(end.err).toContain(`127.0.0.1:${port}: the port is in use`);
  });
});

test("goes on when nobody reads the output any more", async () => {
  const { child, ended, url } = startCli(["proxy", await nowhere(), "--port", "0"]);
  const base = await url();
  child.stdout.destroy();
  for (let turn = 0; turn < 3; turn++) expect((await fetch(base)).status).toBe(502);
  child.kill("SIGTERM");
  expect(await ended).toMatchObject({ code: 0, err: "" });
});

test("each request is a line, with what was wrong; none with --quiet", async () => {
  const cli = startCli(["--port", "0"]);
  const url = await cli.url();
  await getUsage(url, { prefer: "code=429" });
  await getUsage(url, { "X-Locale": "english", authorization: "Bearer s3cret" });
  cli.child.kill();
  const { out } = await cli.ended;
  expect(out).toContain("429 GET /v1/analytics/licenses/usage\n");
  expect(out).toMatch(/^400 GET \/v1\/analytics\/licenses\/usage\n {4}request\.header\.x-locale: /m);
  expect(out).not.toContain("s3cret");
  const quiet = startCli(["--port", "0", "--quiet"]);
  await getUsage(await quiet.url());
  quiet.child.kill();
  expect((await quiet.ended).out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
});
