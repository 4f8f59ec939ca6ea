import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

interface Row {
  readonly name: string;
  readonly gzip: number;
  readonly over: readonly string[];
}

test("every program is within its budget", async () => {
  const script = fileURLToPath(new URL("../scripts/size.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, "--json"]);
  const rows = JSON.parse(stdout) as Row[];
  expect(rows.map(({ name }) => name)).toEqual([
    "one call",
    "+ /validate",
    "+ /otel",
    "+ /raw",
    "/raw alone",
  ]);
  for (const { over } of rows) expect(over).toEqual([]);
});
