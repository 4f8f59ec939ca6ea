import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };

const command = join(import.meta.dirname, "../bin/mcp.js");

function run(...args: string[]) {
  return spawnSync(process.execPath, [command, ...args], { encoding: "utf8", input: "" });
}

it("prints its version and its options", () => {
  expect(run("--version")).toMatchObject({ status: 0, stdout: `${manifest.version}\n` });
  expect(run("--help").stdout).toContain("--allow-writes");
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
