import { gzipSync } from "node:zlib";
import { expect, inject, test } from "vitest";
import { readTree } from "./support/files.ts";

const KIB = 1024;

test("pages stay small", async () => {
  const tree = await readTree(inject("versioned"));
  const gzip = (name: string) => gzipSync(tree.get(name) ?? Buffer.alloc(0), { level: 9 }).length;
  const pages = [...tree.keys()].filter((name) =>
    /^(guides|changes|reference)\/(?!redoc|whole).*html$/.test(name),
  );
  expect(pages.length).toBeGreaterThan(8);
  for (const name of ["index.html", "changelog.html", ...pages])
    expect(gzip(name), name).toBeLessThan(10 * KIB);
  expect(gzip("assets/site.css")).toBeLessThan(5 * KIB);
  expect(gzip("assets/site.js")).toBeLessThan(4 * KIB);
  // With the search itself, about 6 KiB, and the table of every field of OpenAPI, about 2.
  expect(gzip("assets/search-index.js")).toBeLessThan(45 * KIB);
  // All operations at once: its length is the contract's.
  expect(gzip("reference/whole.html")).toBeLessThan(16 * KIB);
  // Redoc itself: one file, so that all versions of the reference share it.
  expect(gzip("assets/redoc.js")).toBeLessThan(700 * KIB);
  expect(gzip("reference/redoc.html")).toBeLessThan(64 * KIB);
  expect(gzip("v/1.0.0/reference/redoc.html")).toBeLessThan(24 * KIB);
});
