import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Mock, startMock } from "@partner-licenses/mock";
import { afterAll, beforeAll, expect, it } from "vitest";
import { installRuntimes } from "../runners/index.mjs";

const manifest = createRequire(import.meta.url).resolve("@partner-licenses/cli/package.json");
let mock: Mock;
let modules: string;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
  modules = join((await installRuntimes()).dir, "node_modules");
});
afterAll(() => mock.stop());

it.each(["node20", "node22", "node26"])("the command prints the rows on %s", async (name) => {
  const bin = join(dirname(manifest), "bin/partner-licenses.js");
  const args = [bin, "usage", "--base-url", mock.url, "--format", "csv"];
  const env = { PATH: process.env.PATH, PARTNER_TOKEN: "token" };
  const { stdout } = await promisify(execFile)(join(modules, name, "bin/node"), args, { env });
  expect(stdout.trim().split("\r\n")).toHaveLength(6);
});
