import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { measure, seen, watch } from "../../../scripts/vitals.mjs";
import { useBrowser } from "./support/browser.ts";
import { readTree } from "./support/files.ts";
import { inTurn } from "./support/in-turn.ts";

const { visit } = useBrowser("versioned");

/** Milliseconds that a busy machine takes too. */
const LIMITS = { kibibytes: 250, requests: 6, shift: 0.02, largestPaint: 5000 };
/** What Redoc's own program weighs; how long it draws is the machine's. */
const DRAWN = { ...LIMITS, kibibytes: 740, largestPaint: Number.POSITIVE_INFINITY };

test("every page is light, is there at once and does not move while it loads", async () => {
  const all = [...(await readTree(inject("versioned"))).keys()].filter((name) => name.endsWith(".html"));
  // The pages of other versions are made as those of one of them are.
  const names = all.filter((name) => !name.startsWith("v/") || name.startsWith("v/next/"));
  expect(names.length).toBeGreaterThan(30);
  await inTurn(names, async (name) => {
    const { page } = await visit("404.html", { viewport: { width: 390, height: 800 } });
    const found = await measure(page, page.url().replace("404.html", name));
    const limits = name.endsWith("redoc.html") ? DRAWN : LIMITS;
    const over = Object.entries(found).filter(([key, value]) => value > limits[key as keyof typeof LIMITS]);
    expect(over, name).toEqual([]);
    await page.context().close();
  });
});

test("what is there stays in its place while the rest of a page is on its way", async () => {
  const folder = inject("versioned");
  const name = [...(await readTree(folder)).keys()].find((path) => path.startsWith("reference/operations/"));
  const whole = await readFile(join(folder, String(name)), "utf8");
  const cut = whole.indexOf("<article") + 200;
  const server = createServer(async ({ url = "" }, response) => {
    if (!url.endsWith(".html")) return response.end(await readFile(join(folder, url)).catch(() => ""));
    response.setHeader("content-type", "text/html").write(whole.slice(0, cut));
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    response.end(whole.slice(cut));
  }).listen(0, "127.0.0.1");
  const { page } = await visit("404.html", { viewport: { width: 390, height: 800 } });
  await watch(page);
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/${name}`, { waitUntil: "networkidle" });
  expect((await seen(page)).shift).toBeLessThanOrEqual(LIMITS.shift);
  await page.context().close();
  server.close();
});

test.each([320, 390, 1280])(
  "what Redoc adds to its first drawing moves nothing at a width of %i",
  async (width) => {
    const { page } = await visit("404.html", { viewport: { width, height: 800 } });
    await watch(page);
    await page.route("**/redoc.js", async (route) => {
      await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
      await route.continue();
    });
    await page.goto(page.url().replace("404.html", "reference/redoc.html"), { waitUntil: "networkidle" });
    await page.getByRole("button", { name: "Copy" }).first().waitFor();
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect((await seen(page)).shift).toBeLessThanOrEqual(LIMITS.shift);
    await page.context().close();
  },
);
