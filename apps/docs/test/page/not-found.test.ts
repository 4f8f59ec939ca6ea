import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { readOptions } from "../../src/options.ts";
import { buildSite } from "../../src/site.ts";
import { readTree } from "../support/files.ts";

const BASE = "/some/base/";
let folder: string;
let tree: Map<string, Buffer>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "docs-not-found-"));
  const none = join(folder, "none");
  const out = join(folder, "site");
  const url = `https://example.org${BASE}`;
  await buildSite(readOptions(["--out", out, "--released", none, "--try", none, "--url", url], {}));
  tree = await readTree(out);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a published site has a page for addresses without one, whose links hold at any depth", () => {
  const html = String(tree.get("404.html"));
  expect(html).toContain("No page is here");
  expect(html).not.toContain("canonical");
  const links = [...html.matchAll(/ (?:href|src|data-root)="([^"]*)"/g)].map(([, link = ""]) => link);
  const own = links.filter((link) => !/^(#|[a-z]+:)/.test(link));
  expect(own.length).toBeGreaterThan(20);
  for (const link of own) {
    expect(link.startsWith(BASE), link).toBe(true);
    const path = link.slice(BASE.length).replace(/#.*/, "");
    if (path !== "") expect([...tree.keys()], link).toContain(path);
  }
});

test("a site that does not know its address has none", async () => {
  await expect(readFile(join(inject("site"), "404.html"))).rejects.toThrow("ENOENT");
});
