import { readFile } from "node:fs/promises";
import { scenarioNames } from "@partner-licenses/mock";
import { describe, expect, test } from "vitest";
import { declaredExamples } from "./support/bundle.ts";
import { getUsage, useMock } from "./support/call.ts";

const mock = useMock();
const played = new Set<string>();
const [ordinary] = declaredExamples;
let session = 0;

/** Calls a scenario in a session of its own, `times` times. */
async function play(
  scenario: string,
  times: number,
  headers: Record<string, string> = {},
): Promise<Response[]> {
  session += 1;
  played.add(scenario);
  const sent = { "mock-session": `s${session}`, prefer: `scenario=${scenario}`, ...headers };
  const responses: Response[] = [];
  for (let turn = 0; turn < times; turn++) responses.push(await getUsage(mock.url, sent));
  return responses;
}

const statusesOf = (responses: Response[]): number[] => responses.map(({ status }) => status);

describe("scenarios", () => {
  test("ok", async () => {
    const [first, second] = await play("ok", 2);
    expect([first?.status, await first?.json()]).toEqual([200, ordinary?.value]);
    expect(await second?.json()).toEqual(ordinary?.value);
  });

  test("empty", async () => {
    const [response] = await play("empty", 1);
    expect(await response?.json()).toEqual(declaredExamples.find(({ name }) => name === "empty")?.value);
  });

  test("throttled-once", async () => {
    const responses = await play("throttled-once", 3);
    expect(statusesOf(responses)).toEqual([429, 200, 200]);
    expect(Number(responses[0]?.headers.get("retry-after"))).toBe(1);
    const { value, headers } = declaredExamples.find(({ status }) => status === 429) ?? {};
    const seconds = String(headers?.["Retry-After"]);
    expect(JSON.stringify(value)).toContain(seconds);
    expect(await responses[0]?.text()).toBe(JSON.stringify(value).replace(seconds, "1"));
  });

  test("throttled-date", async () => {
    const asked = Date.now();
    const [first, second] = await play("throttled-date", 2);
    const date = first?.headers.get("retry-after") ?? "";
    expect(date).toMatch(/GMT$/);
    // A date has whole seconds.
    expect(Date.parse(date)).toBeGreaterThan(asked - 1000);
    expect(await first?.json()).toMatchObject({ message: expect.stringContaining(" 2 seconds") });
    expect(second?.status).toBe(200);
  });

  test("flaky-2", async () => {
    expect(statusesOf(await play("flaky-2", 4))).toEqual([503, 503, 200, 200]);
  });

  test("expired-token", async () => {
    const headers = { "mock-session": "expiring", prefer: "scenario=expired-token" };
    const call = (token: string) => getUsage(mock.url, { ...headers, authorization: `Bearer ${token}` });
    expect(statusesOf([await call("old"), await call("old"), await call("new"), await call("old")])).toEqual([
      401, 401, 200, 401,
    ]);
  });

  test("slow-body sends everything, in several pieces", async () => {
    const [response] = await play("slow-body", 1);
    let pieces = 0;
    const chunks: Uint8Array[] = [];
    for await (const chunk of response?.body ?? []) {
      pieces += 1;
      chunks.push(chunk);
    }
    expect(pieces).toBeGreaterThan(2);
    expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual(ordinary?.value);
  });

  test("truncated ends within the body", async () => {
    const [response] = await play("truncated", 1);
    expect(response?.status).toBe(200);
    await expect(response?.text()).rejects.toThrow();
  });

  test("reset ends before the headers", async () => {
    await expect(play("reset", 1)).rejects.toThrow();
  });

  test("html-login", async () => {
    const [response] = await play("html-login", 1);
    expect(response?.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await response?.text()).toContain("<!doctype html>");
  });

  test("bom", async () => {
    const [response] = await play("bom", 1);
    const bytes = new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(ordinary?.value);
  });

  test("large", async () => {
    const [response] = await play("large", 1);
    expect(await response?.json()).toEqual(declaredExamples.find(({ name }) => name === "large")?.value);
  });

  test("are all played here and in variants.test.ts, and named by the README", async () => {
    expect([...played, "expired-token", "unknown-fields"].sort()).toEqual([...scenarioNames].sort());
    const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
    for (const name of scenarioNames) expect(readme).toContain(`\`${name}\``);
  });
});
