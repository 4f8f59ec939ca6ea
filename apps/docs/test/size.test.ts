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
  // Loaded when a reader searches. With the search itself, about 7 KiB, and the further words that lead to pages, about 3.
  expect(gzip("assets/search-index.js")).toBeLessThan(47 * KIB);
  // All operations at once: its length is the contract's.
  expect(gzip("reference/whole.html")).toBeLessThan(16 * KIB);
  // Redoc itself: one file, so that all versions of the reference share it.
  expect(gzip("assets/redoc.js")).toBeLessThan(700 * KIB);
  // With the whole reference, for paper.
  expect(gzip("reference/redoc.html")).toBeLessThan(76 * KIB);
  expect(gzip("v/1.0.0/reference/redoc.html")).toBeLessThan(32 * KIB);
});
