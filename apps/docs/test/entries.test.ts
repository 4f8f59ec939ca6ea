import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Mock, startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connectApp } from "../snippets/app-user.ts";
import { countRaw } from "../snippets/raw.ts";
import { traced } from "../snippets/traces.ts";
import { validated } from "../snippets/validated.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.stop());

const options = (prefer?: string) => ({
  auth: "any-token",
  baseUrl: mock.url,
  ...(prefer && { headers: { Prefer: prefer } }),
});

test("app-user.ts keeps the rotated refresh token in its file", async () => {
  const home = await mkdtemp(join(tmpdir(), "app-user-"));
  const file = join(home, "refresh-token");
  await writeFile(file, "first");
  const asked: (string | null)[] = [];
  const fetch = async (request: Request) => {
    asked.push(new URLSearchParams(await request.text()).get("refresh_token"));
    return Response.json({ access_token: "a", refresh_token: "second", expires_in: 3600 });
  };
  vi.stubGlobal("fetch", async (input: string, init: RequestInit) => {
    expect(new Request(input, init).headers.get("authorization")).toBe("Bearer a");
    return Response.json({ totalCount: 0, items: [] });
  });
  const partner = connectApp({ tenantId: "t", clientId: "c", clientSecret: "s", fetch }, file);
  await partner.analytics.licenses.usage.get();
  vi.unstubAllGlobals();
  expect([asked, await readFile(file, "utf8")]).toEqual([["first"], "second"]);
  await rm(home, { recursive: true });
});

test("traces.ts writes a span for the call", async () => {
  const spans: string[] = [];
  const span = {
    spanContext: () => ({
      traceId: "0".repeat(31).concat("1"),
      spanId: "0".repeat(15).concat("1"),
      traceFlags: 1,
    }),
    setAttribute: (name: string, value: unknown) => spans.push(`${name} ${value}`),
    setStatus: () => {},
    end: () => spans.push("end"),
  };
  await traced({ startSpan: () => span }, options()).analytics.licenses.usage.get();
  expect(spans).toEqual(["http.response.status_code 200", "end"]);
});

test("validated.ts lists what is new", async () => {
  const { partner, additions } = validated(options("example=channels-and-unknown-values"));
  await partner.analytics.licenses.usage.get();
  expect([...additions]).toContainEqual(expect.stringMatching(/^\$\.items\.\d+\./));
  const same = validated(options());
  await same.partner.analytics.licenses.usage.get();
  expect([...same.additions]).toEqual([]);
});

test("raw.ts counts the rows", async () => {
  expect(await countRaw(options())).toBe(5);
});
