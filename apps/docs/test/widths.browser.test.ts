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
  "reference/operations/getpartnerlicensesusage.html",
  "reference/redoc.html",
  "reference/whole.html",
  "v/1.0.0/reference/index.html",
];
const WIDTHS = [320, 719, 768, 859, 860, 1119, 1280, 1920];

test("no page is wider than its window", async () => {
  await inTurn(PAGES, async (name) => {
    const { page } = await visit(name);
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
