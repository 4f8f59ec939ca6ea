import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { expect, it, onTestFinished } from "vitest";
import manifest from "../package.json" with { type: "json" };

const command = join(import.meta.dirname, "../bin/mcp.js");

function run(...args: string[]) {
  return spawnSync(process.execPath, [command, ...args], { encoding: "utf8", input: "" });
}

it("prints its version and its options", () => {
  expect(run("--version")).toMatchObject({ status: 0, stdout: `${manifest.version}\n` });
  expect(run("--help").stdout).toContain("--allow-writes");
});

it("serves HTTP at the address that it prints, until a signal ends it", async () => {
  const child = spawn(process.execPath, [command, "--http", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const client = new Client({ name: "test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(String(line).trim()));
  await client.connect(transport as Parameters<Client["connect"]>[0]);
  expect((await client.listTools()).tools).toHaveLength(3);
  await client.close();
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("ends with its input", () => {
  expect(run()).toMatchObject({ status: 0, stdout: "", stderr: "" });
});

it.each([
  [["--write"], "--write"],
  [["a.yaml", "b.yaml"], "b.yaml"],
  [["--base-url", "localhost:4010"], "base URL must be"],
  [["--base-url", "http://me:secret@localhost"], "base URL must hold no credential"],
  [["--base-url", "http://localhost?v=1"], "base URL must have no query"],
  [["--http", "99999"], "--http"],
  [["--timeout", "soon"], "--timeout"],
])("refuses %j with exit code 2", (args, named) => {
  const { status, stderr, stdout } = run(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(named);
  expect(stderr).toContain("--help");
});

it("says in one line that a contract cannot be read", () => {
  const { status, stderr } = run("none.yaml");
  expect(status).toBe(1);
  expect(stderr).toContain("none.yaml");
  expect(stderr).not.toContain("    at ");
});
