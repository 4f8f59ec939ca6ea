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
  folder = await mkdtemp(join(tmpdir(), "docs-published-"));
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

test("search engines and language models get absolute addresses of pages that are there", () => {
  const site = `https://example.org${BASE}`;
  const places = [...String(tree.get("sitemap.xml")).matchAll(/<loc>(.*?)<\/loc>/g)].map(
    ([, place = ""]) => place,
  );
  const documents = [...String(tree.get("llms.txt")).matchAll(/\]\((.*?)\)/g)].map(([, place = ""]) => place);
  expect(places).toContain(`${site}reference/`);
  expect(documents).toContain(`${site}guides/errors.md`);
  for (const place of [...places, ...documents]) {
    expect(place.startsWith(site), place).toBe(true);
    expect([...tree.keys()], place).toContain(place.slice(site.length).replace(/(^|\/)$/, "$1index.html"));
  }
  expect(String(tree.get("robots.txt"))).toContain(`Sitemap: ${site}sitemap.xml`);
  for (const path of documents.filter((place) => place.includes("/guides/")))
    expect(String(tree.get("llms-full.txt"))).toContain(`<!-- ${path} -->`);
});

test("a page that is shared shows its title, what it is about and a picture", () => {
  const html = String(tree.get("guides/errors.html"));
  expect(html).toContain('<meta property="og:title" content="Errors and throttling · ');
  expect(html).toContain(`<meta property="og:url" content="https://example.org${BASE}guides/errors.html">`);
  expect(html).toMatch(
    /<meta property="og:image" content="https:\/\/example.org\/some\/base\/assets\/.*\.png">/,
  );
});

test("a guide leads to its source", () => {
  const html = String(tree.get("guides/errors.html"));
  const address = /href="(https:[^"]+)">Edit this page</.exec(html)?.[1] ?? "";
  expect(address).toMatch(/\/edit\/main\/apps\/docs\/content\/errors\.md$/);
  expect(html).toContain(`<a href="${address.replace(/\/edit\/.*/, "")}">Repository</a>`);
});

test("how to install follows from whether the packages are on npm", async () => {
  const pages = ["guides/getting-started.md", "index.md"];
  for (const name of pages) {
    expect(String(tree.get(name))).toContain("<clone>/tarballs/*.tgz");
    expect(String(tree.get(name))).not.toContain("npm install @");
  }
  const guides = [...tree.keys()].filter((name) => /^guides\/.*\.md$/.test(name));
  const running = guides.filter((name) =>
    /^np(?:x|m install) .*@partner-licenses\//m.test(String(tree.get(name))),
  );
  expect(running.length).toBeGreaterThan(8);
  for (const name of running) expect(String(tree.get(name)), name).toContain("not on npm yet");
  const out = join(folder, "released");
  const args = ["--out", out, "--released", join(folder, "none"), "--try", join(folder, "none")];
  await buildSite(readOptions(args, { DOCS_PUBLISHED: "yes" }));
  for (const name of running)
    expect(await readFile(join(out, name), "utf8"), name).not.toMatch(/tarballs|on npm yet/);
  for (const name of pages) {
    const text = await readFile(join(out, name), "utf8");
    expect(text).toContain("npm install @partner-licenses/client\n");
  }
});

test("a site that does not know its address has nothing that needs one", async () => {
  const names = [...(await readTree(inject("site"))).keys()];
  for (const name of ["sitemap.xml", "robots.txt"]) expect(names).not.toContain(name);
  expect(names).toContain("llms-full.txt");
});
