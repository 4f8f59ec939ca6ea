import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bearer, getUsage, usagePath, useMock } from "./support/call.ts";
import { startCli } from "./support/cli.ts";

const operation = "getPartnerLicensesUsage";
const mock = useMock({ state: true });
const json = { "content-type": "application/json" };
const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = json) =>
  fetch(`${mock.url}/__mock${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const status = async (headers: Record<string, string> = {}) => (await getUsage(mock.url, headers)).status;

describe("over HTTP, for other languages", () => {
  beforeEach(async () => {
    expect((await call("POST", "/reset")).status).toBe(204);
  });

  test("replies are given, listed and taken away", async () => {
    const made = await call("POST", "/replies", { operation, sequence: [{ status: 503 }, { status: 429 }] });
    const { id } = (await made.json()) as { id: string };
    expect([made.status, made.headers.get("location")]).toEqual([201, `/__mock/replies/${id}`]);
    expect([await status(), await status(), await status()]).toEqual([503, 429, 429]);
    expect(await (await call("GET", `/replies/${id}`)).json()).toMatchObject({ id, used: 3 });
    expect(await (await call("GET", "/replies")).json()).toMatchObject([{ sequence: [{ status: 503 }, {}] }]);
    expect((await call("DELETE", `/replies/${id}`)).status).toBe(204);
    expect(await status()).toBe(200);
    expect((await call("DELETE", `/replies/${id}`)).status).toBe(404);
    await call("POST", "/replies", { operation, status: 503 });
    expect((await call("DELETE", "/replies")).status).toBe(204);
    expect(await status()).toBe(200);
  });

  test("what the contract does not have is refused", async () => {
    const refused = async (body: unknown, headers: Record<string, string> = json) => {
      const response = await call("POST", "/replies", body, headers);
      return `${response.status} ${((await response.json()) as { detail: string }).detail}`;
    };
    expect(await refused({ operation, status: 418 })).toMatch(
      /^400 .*418, which the contract does not declare/,
    );
    expect(await refused({ operation, stauts: 418 })).toMatch(/^400 .*has a `stauts`/);
    expect(await refused({ status: 418 })).toMatch(/^400 .*`operation`/);
    expect(await refused({ operation, status: 503 }, { "content-type": "text/plain" })).toMatch(/^415 /);
    expect(await refused({ operation, status: 503 }, { ...json, origin: "https://evil.example" })).toMatch(
      /^403 /,
    );
    expect(await status()).toBe(200);
  });

  test("a session is apart", async () => {
    const own = { ...json, "mock-session": "a" };
    await call("POST", "/replies", { operation, status: 503 }, own);
    expect([await status(own), await status()]).toEqual([503, 200]);
    const inPath = await fetch(`${mock.url}/__mock/sessions/a${usagePath}`, { headers: bearer });
    expect(inPath.status).toBe(503);
    const listed = await fetch(`${mock.url}/__mock/sessions/a/__mock/requests`);
    expect(await listed.json()).toMatchObject([{ session: "a", status: 503 }, { url: usagePath }]);
    await call("POST", "/reset", undefined, own);
    expect(await status(own)).toBe(200);
  });

  test("what is in store is read and written", async () => {
    expect(await (await call("GET", "/state")).json()).toEqual({});
    const refused = await call("PUT", "/state", { "/pets": [] });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { detail: expect.stringContaining("/pets, which is no collection of the contract") },
    ]);
  });

  test("other pages and methods say what there is", async () => {
    expect(await (await call("GET", "/nothing")).json()).toMatchObject({
      detail:
        "The mock's own pages are /__mock, /__mock/requests, /__mock/replies, /__mock/state and /__mock/reset.",
    });
    const wrong = await call("PATCH", "/replies");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, HEAD, POST, DELETE"]);
  });
});

describe("by a file", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mock-replies-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function file(name: string, text: string): Promise<string> {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  }

  test("the command line answers as it says", async () => {
    const replies = await file(
      "replies.yaml",
      `replies:
  - operation: ${operation}
    sequence:
      - { status: 503, times: 2 }
      - status: 200
        body: { totalCount: 0, items: [] }
`,
    );
    const cli = startCli(["--port", "0", "--quiet", "--replies", replies]);
    const url = await cli.url();
    const statuses = [];
    for (let turn = 0; turn < 3; turn++) statuses.push((await getUsage(url)).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect(await (await getUsage(url)).json()).toEqual({ totalCount: 0, items: [] });
    await fetch(`${url}/__mock/reset`, { method: "POST" });
    expect((await getUsage(url)).status).toBe(503);
    cli.child.kill();
    expect((await cli.ended).code).toBe(0);
  });

  test("what the contract refuses is named with its place", async () => {
    const replies = await file(
      "wrong.yaml",
      `- operation: ${operation}\n- operation: ${operation}\n  status: 418\n`,
    );
    const ended = await startCli(["--port", "0", "--replies", replies]).ended;
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/wrong\.yaml:2:3: The reply to getPartnerLicensesUsage has status 418/);
    await expect(startMock({ replies: await file("other.json", '{"reply": []}') })).rejects.toThrow(
      /other\.json:1:\d+: a file of replies has no `reply`/,
    );
  });
});
