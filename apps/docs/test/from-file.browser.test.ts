import { pathToFileURL } from "node:url";
import { expect, inject, test } from "vitest";
import { OPERATION, useBrowser } from "./support/browser.ts";
import { inTurn } from "./support/in-turn.ts";

const { visit } = useBrowser("versioned");

test("every kind of page works from a file", async () => {
  const pages = [
    "index.html",
    "guides/errors.html",
    "changes/1.2.0.html",
    OPERATION,
    "reference/operations/getpartnerlicensesusage.html",
    "v/1.0.0/reference/index.html",
  ];
  await inTurn(pages, async (path) => {
    const { page, foreign, errors } = await visit(path, {}, `${pathToFileURL(inject("versioned"))}/`);
    expect(await page.locator("h1, h2").first().textContent(), path).not.toBe("");
    expect(await page.locator(".bar").evaluate((bar) => getComputedStyle(bar).position)).toBe("sticky");
    expect(await page.locator(".bar .theme").isVisible()).toBe(true);
    expect([...foreign, ...errors], path).toEqual([]);
    await page.context().close();
  });
});

test("search works from a file", async () => {
  const { page } = await visit("guides/react.html", {}, `${pathToFileURL(inject("versioned"))}/`);
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("refresh token");
  await page.keyboard.press("Enter");
  await page.waitForURL(/guides\/authentication\.html/);
  expect(page.url()).toMatch(/^file:/);
});
