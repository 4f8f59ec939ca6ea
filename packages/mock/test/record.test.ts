import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Exchange, type Mock, replay, startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { getUsage, usagePath, useMock } from "./support/call.ts";

const other = useMock();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mock-record-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Records what `calls` does; replays it on another mock. */
async function recorded(name: string, calls: (mock: Mock) => Promise<void>, spec?: object) {
  const file = join(folder, name);
  const mock = await startMock({ record: file, ...(spec && { spec }) });
  await calls(mock);
  const requests = mock.requests();
  await mock.stop();
  const text = await readFile(file, "utf8");
  const lines = text.trimEnd().split("\n");
  return { file, text, requests, exchanges: lines.map((line) => JSON.parse(line) as Exchange) };
}

const post = (mock: Mock, body: string, type = "application/json") =>
  fetch(mock.url + usagePath, { method: "POST", body, headers: { "content-type": type } });

test("a record holds what was sent, scenarios and refusals included, and replays the same", async () => {
  const { file, exchanges, requests } = await recorded("all", async (mock) => {
    for (const scenario of ["throttled-once", "bom", "html-login", "truncated", "reset"]) {
      const asked = {
        prefer: `scenario=${scenario}`,
        "mock-session": "a",
        "ms-requestid": crypto.randomUUID(),
      };
      await getUsage(mock.url, asked)
        .then((response) => response.text())
        .catch(() => "");
    }
    await getUsage(mock.url, { prefer: "code=418" });
    await post(mock, '{"broken');
    await post(mock, '"text"');
  });
  const statuses = exchanges.map(({ response }) => (response.broken ? "broken" : response.status));
  expect(statuses).toEqual([429, 200, 200, "broken", "broken", 400, 400, 405]);
  const [throttled] = exchanges;
  expect(throttled?.response.headers).toMatchObject({
    "retry-after": "1",
    "ms-requestid": throttled?.request.headers["ms-requestid"],
  });
  expect(requests.at(-2)).toMatchObject({ status: 400, problem: "Invalid JSON", body: '{"broken' });
  const again = await replay({ file, baseUrl: other.url, token: "other" });
  expect(again.map(({ differences }) => differences)).toEqual(exchanges.map(() => []));
});

test("keys that the contract names, tokens in headers and OAuth bodies are redacted", async () => {
  const security = [{ a: [] }, { q: [] }];
  const securitySchemes = {
    a: { type: "apiKey", in: "header", name: "X-Vault" },
    q: { type: "apiKey", in: "query", name: "who" },
  };
  const get = { security, responses: { 204: { description: "None." } } };
  const spec = { openapi: "3.0.3", info: { title: "T", version: "1" }, paths: { "/a": { get } } };
  const { text, requests } = await recorded(
    "secrets",
    async (mock) => {
      for (const name of ["X-Vault", "X-Access-Token", "x-functions-key", "X-Amz-Security-Token"])
        await fetch(`${mock.url}/a?who=s3cret&%74oken=s3cret&page=2`, { headers: { [name]: "s3cret" } });
      await post(
        mock,
        "client_secret=s3cret&grant=x&refresh_token=s3cret",
        "application/x-www-form-urlencoded",
      );
      await post(mock, '{"grant":"x","inner":[{"access_token":"s3cret"}]}');
    },
    { ...spec, components: { securitySchemes } },
  );
  for (const output of [text, JSON.stringify(requests)]) {
    expect(output).not.toContain("s3cret");
    expect(output).toContain("page=2");
    expect(output).toContain("grant");
  }
});

// Linux alone has a file that is always full; CI runs there.
test.skipIf(process.platform !== "linux")("a disk that is full ends the record, not the mock", async () => {
  const mock = await startMock({ record: "/dev/full" });
  const warnings: string[] = [];
  const note = ({ message }: Error) => warnings.push(message);
  process.on("warning", note);
  expect((await getUsage(mock.url)).status).toBe(200);
  await expect.poll(() => warnings).toContainEqual(expect.stringContaining("Cannot record to /dev/full"));
  process.off("warning", note);
  expect((await getUsage(mock.url)).status).toBe(200);
  await mock.stop();
});

test("a stopped mock leaves no delayed answer behind that keeps the process alive", async () => {
  const program = `
    const { startMock } = await import(${JSON.stringify(import.meta.resolve("@partner-licenses/mock"))});
    const mock = await startMock({ delay: 3_600_000 });
    fetch(mock.url).catch(() => {});
    while (mock.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await mock.stop();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
  onTestFinished(() => void child.kill());
  expect((await once(child, "exit"))[0]).toBe(0);
});
