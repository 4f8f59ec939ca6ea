import { gzipSync } from "node:zlib";
import { expect, inject, test } from "vitest";
import { readTree } from "./support/files.ts";

const KIB = 1024;

test("pages stay small", async () => {
  const tree = await readTree(inject("site"));
  const gzip = (name: string) => gzipSync(tree.get(name) ?? Buffer.alloc(0), { level: 9 }).length;
  const guides = [...tree.keys()].filter((name) => name.startsWith("guides/") && name.endsWith(".html"));
  expect(guides.length).toBeGreaterThan(5);
  for (const name of ["index.html", ...guides]) expect(gzip(name), name).toBeLessThan(10 * KIB);
  expect(gzip("assets/site.css")).toBeLessThan(5 * KIB);
  expect(gzip("assets/site.js")).toBeLessThan(4 * KIB);
  expect(gzip("assets/search-index.js")).toBeLessThan(30 * KIB);
  // Redoc itself is 682 KiB of this; all of it is in the one file.
  expect(gzip("reference/index.html")).toBeLessThan(760 * KIB);
});
