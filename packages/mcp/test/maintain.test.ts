import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { overHttp } from "./support/agent.ts";
import { shop } from "./support/shop.ts";

let folder: string;
const write = (contract: object) =>
  writeFileSync(join(folder, "openapi.json"), JSON.stringify(contract, null, 1));
const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "maintain-"));
  mkdirSync(join(folder, "node_modules/@partner-licenses"), { recursive: true });
  const kit = join(import.meta.dirname, "../../contract-kit");
  symlinkSync(kit, join(folder, "node_modules/@partner-licenses/contract-kit"));
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, ".gitignore"), "node_modules\n");
  write(shop);
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "Begin");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("gives an agent the project's own check, diff and explain", async () => {
  const { client, call } = await overHttp({ maintain: folder });
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    "contract_check",
    "contract_diff",
    "contract_gate",
    "contract_explain",
  ]);
  const changed = structuredClone(shop);
  Object.assign(changed.components.schemas.Order.properties.id, { maxLength: 3 });
  write(changed);
  const diff = await call("contract_diff", { base: "HEAD:openapi.json", revision: "openapi.json" });
  expect(diff).toMatchObject({ isError: false, text: expect.stringContaining("request-max-length-added") });
  expect((await call("contract_explain", { rule: "request-max-length-added" })).text).toContain("breaking");
  write({ ...shop, paths: 1 });
  const check = await call("contract_check", { file: "openapi.json" });
  expect(check).toMatchObject({ isError: true, text: expect.stringContaining("exit code 2") });
});

it.each([
  [{ base: "--write" }, "must be a file of this project"],
  [{ base: "../other/openapi.json" }, "must be a file of this project"],
  [{ base: "HEAD:../openapi.json" }, "must be a file of this project"],
  [{ base: "/etc/hostname" }, "must be a file of this project"],
  [{ base: "https://example.org/openapi.json" }, "must be a file of this project"],
  [{ write: "yes" }, "There is no write: it takes base."],
  [{ base: 1 }, "base must be a text."],
])("runs nothing for %j", async (given, words) => {
  const { call } = await overHttp({ maintain: folder });
  expect(await call("contract_gate", given)).toEqual({ isError: true, text: expect.stringContaining(words) });
});

it("says what a project lacks, with exit code 2", () => {
  const command = join(import.meta.dirname, "../bin/mcp.js");
  // pnpm's NODE_PATH would find the kit from anywhere.
  const { status, stderr } = spawnSync(process.execPath, [command, "--maintain"], {
    ...{ cwd: tmpdir(), env: {}, encoding: "utf8", input: "" },
  });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringContaining("has no @partner-licenses/contract-kit"),
  });
});
