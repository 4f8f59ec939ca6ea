import { appendFile, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

test("passes but for the second time", async () => {
  const file = process.env.COUNT ?? "";
  await appendFile(file, "x");
  expect(await readFile(file, "utf8")).not.toBe("xx");
});
