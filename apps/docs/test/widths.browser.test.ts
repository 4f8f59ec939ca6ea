import { expect, test } from "vitest";
import { useBrowser } from "./support/browser.ts";
import { inTurn } from "./support/in-turn.ts";

const { visit } = useBrowser("versioned");

const PAGES = [
  "index.html",
  "guides/errors.html",
  "guides/figures.html",
  "changelog.html",
  "changes/1.2.0.html",
  "reference/plain.html",
  "v/1.0.0/reference/index.html",
];
const WIDTHS = [320, 719, 768, 859, 860, 1119, 1280, 1920];

declare global {
  var shift: number;
}

test("no page is wider than its window, and none moves while it loads", async () => {
  await inTurn(PAGES, async (name) => {
    const { page } = await visit("index.html", { viewport: { width: 390, height: 800 } });
    await page.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          globalThis.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(page.url().replace("index.html", name), { waitUntil: "networkidle" });
    expect(await page.evaluate(() => globalThis.shift), name).toBeLessThanOrEqual(0.02);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const [content, window] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth];
      });
      expect(content, `${name} at ${width}`).toBe(window);
    }
    await page.context().close();
  });
});
