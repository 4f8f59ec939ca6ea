import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { run } from "../../scripts/tests/run.mjs";

test("a program that a test starts has this environment", async () => {
  const { code, stdout } = await run(process.execPath, ["-p", "JSON.stringify(process.env)"]);
  expect(code).toBe(0);
  await writeFile(process.env.FOUND ?? "", stdout);
});
