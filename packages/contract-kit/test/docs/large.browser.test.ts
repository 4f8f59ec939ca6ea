import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import playwright, { type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findingsInViews } from "../../../../scripts/accessibility.mjs";
import { launchBrowser } from "../../../../scripts/browser.mjs";
import { callIn } from "../commands/run.ts";
import { type Plain, plainRepository } from "../gate/plain.ts";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const long = "averylongwordwithoutanyplacetobreakwhichnarrowwindowshavetobreaksomewhere";
const numbers = Array.from({ length: 1000 }, (_, index) => index);
const paths = numbers.map((number) => [
  `/v1/things${number % 70}/${number}/${number === 7 ? long : "parts"}`,
  {
    post: {
      operationId: `moveThing${number}`,
      summary: number === 500 ? "Polish the silver" : `Move thing ${number}`,
      parameters: [{ name: `${long}[]`, in: "query", schema: { type: "string", description: "How." } }],
      requestBody: { content: { "application/json": { schema: { $ref: `#/components/schemas/${long}` } } } },
      responses: { 200: { description: "Moved." } },
    },
  },
]);
const schema = { type: "object", description: "<script>alert(1)</script>", properties: { [long]: {} } };
const contract = {
  openapi: "3.1.0",
  info: { title: "A thousand", version: "1" },
  paths: Object.fromEntries(paths),
  components: { schemas: { [long]: schema, [long.toUpperCase()]: schema } },
};

let repo: Plain;
let browser: Browser;
beforeAll(async () => {
  repo = await plainRepository({ "api.json": JSON.stringify(contract) });
  browser = await launchBrowser(playwright);
  // Guides, the overview, an operation each, and two schemas whose names differ by case only.
  expect(await callIn(repo.dir, ["docs", "api.json"])).toMatchObject({
    out: expect.stringMatching(/1009 pages/),
  });
});
afterAll(async () => {
  await browser?.close();
  await repo?.remove();
});

const site = (page: string) => join(repo.dir, "site", page);
const pages = [
  "index.html",
  "reference.html",
  "reference/operations/movething7.html",
  `reference/schemas/${long}.html`,
];

it.each(pages)("%s is light, and leads to files that are there", async (page) => {
  const text = await readFile(site(page), "utf8");
  expect(gzipSync(text).length).toBeLessThan(30_000);
  const links = [...text.matchAll(/ (?:href|src)="([^"#]+)/g)].map(([, link = ""]) => link);
  const there = new Set((await readdir(site("."), { recursive: true })).map((file) => site(file)));
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !there.has(resolve(dirname(site(page)), link)))).toEqual([]);
  expect(text).not.toContain("<script>");
});

it.each(pages)("%s has no fault that axe finds, wide and narrow, light and dark", async (page) => {
  const tab = await browser.newPage();
  await tab.goto(pathToFileURL(site(page)).href);
  expect(await findingsInViews(tab, await readFile(axe, "utf8"))).toEqual([]);
  await tab.close();
});

it.each([320, 640, 801, 1920])("fits into %i px, without scripts too", async (width) => {
  const context = await browser.newContext({
    javaScriptEnabled: width > 640,
    viewport: { width, height: 800 },
  });
  const tab = await context.newPage();
  for (const page of pages) {
    await tab.goto(pathToFileURL(site(page)).href);
    const box = await tab.locator("html").evaluate((html) => html.scrollWidth);
    expect(box, page).toBeLessThanOrEqual(width);
  }
  await context.close();
});

it("finds an operation of a thousand, from a file", async () => {
  const tab = await browser.newPage();
  await tab.goto(pathToFileURL(site("reference/operations/movething7.html")).href);
  await tab.keyboard.press("/");
  await tab.getByRole("searchbox").fill("polish silver");
  await tab.getByRole("dialog").getByRole("link").first().click();
  await tab.waitForURL(/movething500\.html$/);
  expect(await tab.getByRole("heading", { level: 1 }).textContent()).toBe("Polish the silver");
  await tab.close();
});
