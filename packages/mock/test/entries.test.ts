import { fileURLToPath } from "node:url";
import { testWithMock } from "@partner-licenses/mock/vitest";
import { build } from "esbuild";
import { expect, inject, test } from "vitest";
import { getUsage } from "./support/call.ts";

const dist = (name: string): string => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));

test("the global setup provides a running mock", async () => {
  expect((await getUsage(inject("mockUrl"))).status).toBe(200);
});

const own = testWithMock({ scenario: "throttled-once" });

own("the fixture gives each test a mock of its own", async ({ mock }) => {
  expect((await getUsage(mock.url)).status).toBe(429);
  expect(mock.requests()).toHaveLength(1);
});

own("so that nothing is left over from the one before", async ({ mock }) => {
  expect(mock.requests()).toEqual([]);
  expect((await getUsage(mock.url)).status).toBe(429);
});

test("the MSW handlers run in a browser: nothing of Node is in them", async () => {
  const { errors } = await build({
    entryPoints: [dist("msw.js")],
    bundle: true,
    write: false,
    platform: "browser",
    format: "esm",
    external: ["msw"],
    logLevel: "silent",
  });
  expect(errors).toEqual([]);
});
