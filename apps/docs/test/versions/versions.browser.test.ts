import { expect, test } from "vitest";
import { useBrowser } from "../support/browser.ts";

const { visit } = useBrowser("versioned");
const HEADING = { name: "Get partner licenses usage" };

test("the switcher works by keyboard: open, move, choose, close", async () => {
  const { page } = await visit("reference/operations/getpartnerlicensesusage.html");
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.locator(".version summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe("Unreleased next");
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe("1.2.0 current");
  await page.keyboard.press("Escape");
  expect(await page.locator(".version nav").isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
  expect(await focused()).toBe("1.0.0");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/v\/1\.0\.0\/reference\/operations\/getpartnerlicensesusage\.html$/);
  await page.getByText("You read 1.0.0.").waitFor();
});

test("the open switcher closes when the reader goes on", async () => {
  const { page } = await visit("index.html");
  const list = page.getByRole("navigation", { name: "Versions" });
  await page.locator(".version summary").click();
  await list.waitFor();
  await page.mouse.click(1000, 700);
  expect(await list.isVisible()).toBe(false);
  await page.locator(".version summary").click();
  for (let stops = 0; stops < 7; stops++) await page.keyboard.press("Tab");
  expect(await list.isVisible()).toBe(false);
});

test("without scripts the switcher and the banner are plain links", async () => {
  const { page } = await visit("guides/errors.html", { javaScriptEnabled: false });
  await page.locator(".version summary").click();
  await page.getByRole("link", { name: "1.1.0" }).click();
  await page.waitForURL(/\/v\/1\.1\.0\/reference\/index\.html$/);
  await page.getByRole("heading", { name: "Operations" }).waitFor();
  await page.getByRole("complementary", { name: "Version" }).getByRole("link", { name: "1.2.0" }).click();
  await page.waitForURL(/\/docs\/reference\/index\.html$/);
  expect(await page.getByRole("complementary", { name: "Version" }).count()).toBe(0);
});

test("another version opens at the operation that is being read, and its banner leads back to it", async () => {
  const { page } = await visit("reference/redoc.html#/analytics/getpartnerlicensesusage");
  await page.getByRole("heading", HEADING).waitFor();
  await page.locator(".version summary").click();
  await page.getByRole("link", { name: "1.0.0" }).click();
  await page.waitForURL(/\/v\/1\.0\.0\/reference\/redoc\.html#\/analytics\/getpartnerlicensesusage$/);
  await page.getByRole("heading", HEADING).waitFor();
  await page.getByRole("complementary", { name: "Version" }).getByRole("link", { name: "1.2.0" }).click();
  await page.waitForURL(/\/docs\/reference\/redoc\.html#\/analytics\/getpartnerlicensesusage$/);
  await page.getByRole("heading", HEADING).waitFor();
  expect(await page.getByRole("complementary", { name: "Version" }).count()).toBe(0);
});

test("each version shows its own contract", async () => {
  for (const [version, count] of [
    ["1.0.0", 0],
    ["1.1.0", 1],
  ] as const) {
    const { page } = await visit(`v/${version}/reference/redoc.html#/analytics/getpartnerlicensesusage`);
    await page.getByRole("heading", HEADING).waitFor();
    expect(Math.min(1, await page.getByText("ValidateMfa", { exact: true }).count()), version).toBe(count);
  }
});

test("search says which version it is of, also from an older one and on the reference, and leads there", async () => {
  const { page } = await visit("v/1.0.0/reference/redoc.html");
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox", { name: "Search the docs of 1.2.0" });
  await field.fill("getPartnerLicensesUsage");
  await page
    .getByRole("dialog")
    .getByRole("link", { name: /^Get partner licenses usage/ })
    .first()
    .click();
  await page.waitForURL(/\/docs\/reference\/operations\//);
  const { page: guide } = await visit("guides/errors.html");
  await guide.keyboard.press("/");
  await guide.getByRole("searchbox").fill("maxLength");
  const change = guide.getByRole("dialog").getByRole("link", { name: /^What changed in 1\.2\.0/ });
  await change.first().waitFor();
  expect(await change.first().getAttribute("href")).toContain("changes/1.2.0.html");
});
