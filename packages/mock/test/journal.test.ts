import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MockOptions, startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getUsage, requestId, useMock } from "./support/call.ts";

const mock = useMock({ keepRequests: 3 });
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mock-journal-"));
});
afterAll(() => rm(folder, { recursive: true }));

const requests = () => fetch(`${mock.url}/__mock/requests`).then((response) => response.json());

test("the last requests are listed as JSON, without secrets", async () => {
  await getUsage(mock.url, { authorization: "Bearer s3cret", "MS-RequestId": requestId });
  await fetch(`${mock.url}/v1/analytics/licenses/usage?access_token=s3cret&__code=429`);
  const text = JSON.stringify(await requests());
  expect(text).not.toContain("s3cret");
  const [first, second] = JSON.parse(text);
  expect(first).toMatchObject({
    number: 1,
    method: "GET",
    url: "/v1/analytics/licenses/usage",
    status: 200,
    operationId: "getPartnerLicensesUsage",
    headers: { authorization: "Bearer [redacted]", "ms-requestid": requestId },
    violations: [],
  });
  expect(second).toMatchObject({
    status: 401,
    url: "/v1/analytics/licenses/usage?access_token=[redacted]&__code=429",
  });
  expect(second.violations[0].code).toBe(401);
});

test("older requests give way, and all can be cleared", async () => {
  for (let turn = 0; turn < 5; turn++) await getUsage(mock.url);
  const kept = await requests();
  expect(kept).toHaveLength(3);
  expect(kept.at(-1).number - kept[0].number).toBe(2);
  expect((await fetch(`${mock.url}/__mock/requests`, { method: "DELETE" })).status).toBe(204);
  expect(await requests()).toEqual([]);
});

test("what the mock could not answer says why", async () => {
  await fetch(`${mock.url}/nowhere`);
  await getUsage(mock.url, { prefer: "code=418" });
  const [lost, unknown] = await requests();
  expect(lost).toMatchObject({ status: 404, problem: expect.stringContaining("no path matched") });
  expect(unknown).toMatchObject({ status: 400, problem: "Unknown code in Prefer" });
});

test("bodies are listed, large ones by their size", async () => {
  const post = (body: string) =>
    fetch(`${mock.url}/nowhere`, { method: "POST", body, headers: { "content-type": "application/json" } });
  await post('{"id":1}');
  await post(JSON.stringify("x".repeat(70_000)));
  expect((await requests()).slice(-2).map(({ body }: { body: unknown }) => body)).toEqual([
    { id: 1 },
    "[70002 bytes]",
  ]);
});

test("a record file holds one exchange a line", async () => {
  const record = join(folder, "exchanges.ndjson");
  const recording = await startMock({ record });
  await getUsage(recording.url, { authorization: "Bearer s3cret" });
  await getUsage(recording.url, { prefer: "code=404" });
  await recording.stop();
  const text = await readFile(record, "utf8");
  expect(text).not.toContain("s3cret");
  const lines = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ response }) => response.status)).toEqual([200, 404]);
  expect(JSON.parse(lines[1].response.body)).toHaveProperty("code");
});

test("a record file that cannot be written stops the start", async () => {
  await expect(startMock({ record: join(folder, "no", "such", "folder.ndjson") })).rejects.toThrow(
    "Cannot record to",
  );
});

const contract = (title: string, file: string) => `openapi: 3.1.0
info: { title: ${title}, version: "1" }
paths: { /a: { get: { responses: { "200": { description: A., content: { application/json: { example: { $ref: ${file} } } } } } } } }
`;

test("watch mode reloads on any file, and serves the last good contract after a broken save", async () => {
  const [main, part] = [join(folder, "main.yaml"), join(folder, "part.json")];
  await writeFile(part, '{"turn":1}');
  await writeFile(main, contract("One", "./part.json"));
  const outcomes: { error?: Error }[] = [];
  const options: MockOptions = { spec: main, watch: true, onReload: (outcome) => outcomes.push(outcome) };
  const watching = await startMock(options);
  const answer = () => fetch(`${watching.url}/a`).then((response) => response.json());
  expect(await answer()).toEqual({ turn: 1 });
  await writeFile(part, '{"turn":2}');
  await expect.poll(answer).toEqual({ turn: 2 });
  await writeFile(main, "openapi: [");
  await expect.poll(() => outcomes.at(-1)?.error?.message).toMatch(/main\.yaml:1:\d+: .*YAML/);
  expect(await answer()).toEqual({ turn: 2 });
  await writeFile(main, contract("Two", "./part.json"));
  await expect.poll(() => outcomes.at(-1)?.error).toBeUndefined();
  await watching.stop();
});

test("watch mode takes up a referenced file that comes after the save", async () => {
  const main = join(folder, "early.yaml");
  await writeFile(join(folder, "early.json"), '{"turn":1}');
  await writeFile(main, contract("Early", "./early.json"));
  const faults: (string | undefined)[] = [];
  const onReload: MockOptions["onReload"] = ({ error }) => faults.push(error?.message);
  const watching = await startMock({ spec: main, watch: true, onReload });
  await writeFile(main, contract("Early", "./new/late.json"));
  await expect.poll(() => faults.at(-1)).toContain("late.json");
  await mkdir(join(folder, "new"));
  await writeFile(join(folder, "new/late.json"), '{"turn":2}');
  const answer = () => fetch(`${watching.url}/a`).then((response) => response.json());
  await expect.poll(answer).toEqual({ turn: 2 });
  await expect.poll(() => faults.at(-1)).toBeUndefined();
  await watching.stop();
});
