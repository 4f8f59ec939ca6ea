import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { testWithMock } from "@partner-licenses/mock/vitest";
import { build } from "esbuild";
import { expect, inject, test } from "vitest";
import { programEnvironment } from "../../../scripts/tests/environment.mjs";
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

test("the global setup takes another contract from the configuration", async () => {
  const folder = await mkdtemp(join(import.meta.dirname, ".project-"));
  const spec = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/ping": { get: { responses: { 204: { description: "d" } } } } },
  };
  await writeFile(join(folder, "api.json"), JSON.stringify(spec));
  await writeFile(
    join(folder, "vitest.config.ts"),
    `export default { test: { globalSetup: ["@partner-licenses/mock/vitest/setup"], provide: { mockOptions: { spec: "api.json", delay: 1 } } } };`,
  );
  await writeFile(
    join(folder, "ping.test.ts"),
    `import { expect, inject, test } from "vitest";
test("it answers", async () => expect((await fetch(inject("mockUrl") + "/ping")).status).toBe(204));`,
  );
  const vitest = join(createRequire(import.meta.url).resolve("vitest/package.json"), "../vitest.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [vitest, "run", "--root", folder], {
    env: programEnvironment({}),
  });
  await rm(folder, { recursive: true });
  expect(stdout).toMatch(/1 passed/);
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
