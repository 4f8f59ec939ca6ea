import { expect, test } from "vitest";
import { OPERATION, useBrowser } from "../support/browser.ts";

const { visit } = useBrowser("versioned");

test("a deep link opens the operation with its TypeScript and curl samples", async () => {
  const { page } = await visit(OPERATION);
  const drawn = page.locator("#redoc");
  await drawn.getByRole("heading", { name: "Get partner licenses usage" }).waitFor();
  const sample = drawn.getByText("createPartnerClient", { exact: false }).first();
  await sample.waitFor();
  await drawn.getByText("TypeScript", { exact: true }).first().click();
  await page.getByText("curl", { exact: true }).filter({ visible: true }).first().click();
  await drawn.getByText("Authorization: Bearer $PARTNER_TOKEN").first().waitFor();
  expect(await sample.isVisible()).toBe(false);
});

test("open value sets are shown with their known values", async () => {
  const { page } = await visit(OPERATION);
  const drawn = page.locator("#redoc");
  await drawn.getByTestId("schema-expand-all-button").first().click();
  await drawn.getByText("Known values:").first().waitFor();
  expect(await drawn.getByText("Known values:").count()).toBeGreaterThan(2);
});

test("its own search finds a field, from the keyboard", async () => {
  const { page } = await visit("reference/redoc.html");
  await page.locator("[data-testid=search-trigger]").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("proratedLicensesUsagePercent");
  await page
    .locator("mark, em, [data-testid*=search]")
    .filter({ hasText: /prorated/i })
    .first()
    .waitFor();
  expect(await page.getByRole("dialog", { name: "Search the reference" }).isVisible()).toBe(true);
});

test("its theme is switched by the bar and survives a change of layout", async () => {
  const { page } = await visit(OPERATION, { colorScheme: "light" });
  await page.getByRole("button", { name: "Switch to dark theme" }).click();
  const classes = () => page.locator("html").getAttribute("class");
  expect(await classes()).toContain("dark");
  await page.reload();
  await page.getByText("Search Ctrl+K").waitFor();
  expect(await classes()).toContain("dark");
  expect(await page.evaluate(() => localStorage.getItem("partner-licenses-theme"))).toBe("dark");
});

test("the skip link leads to the content and keeps the route", async () => {
  const { page } = await visit(OPERATION);
  const before = page.url();
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  expect(page.url()).toBe(before);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
});

test("without scripts it points at the reference that needs none, whose operations have addresses", async () => {
  const { page } = await visit("reference/redoc.html", { javaScriptEnabled: false });
  await page.getByRole("link", { name: "Read the reference without one" }).click();
  await page.getByRole("heading", { name: "Operations" }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Get partner licenses usage" }).click();
  await page.waitForURL(/\/reference\/operations\/getpartnerlicensesusage\.html$/);
  await page.locator("summary").filter({ hasText: "curl" }).click();
  expect(await page.getByText("Authorization: Bearer $PARTNER_TOKEN").isVisible()).toBe(true);
  await page.getByRole("link", { name: "PartnerLicensesUsageCollection" }).first().click();
  await page.waitForURL(/\/reference\/index\.html#partnerlicensesusagecollection$/);
});

test("the whole reference is one page for paper, which the overview leads to", async () => {
  const { page } = await visit("reference/index.html", { javaScriptEnabled: false });
  await page.getByRole("link", { name: "as one page" }).click();
  await page.waitForURL(/\/reference\/whole\.html$/);
  await page.emulateMedia({ media: "print" });
  const main = page.getByRole("main");
  for (const name of ["Get partner licenses usage", "PartnerLicensesUsageCollection", "Servers"])
    await main.getByRole("heading", { name, exact: true }).waitFor();
  expect(await main.getByText("ValidateMfa").first().isVisible()).toBe(true);
});

test("what Redoc draws is printed as the whole reference", async () => {
  const { page } = await visit(OPERATION);
  await page.emulateMedia({ media: "print" });
  for (const name of ["Get partner licenses usage", "PartnerLicensesUsageCollection", "Servers"])
    await page.getByRole("heading", { name, exact: true }).filter({ visible: true }).waitFor();
  expect(await page.locator("#redoc").isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });
  expect(await page.locator(".paper").isVisible()).toBe(false);
});

test("an operation is printed alone, with what is folded on the screen", async () => {
  const { page } = await visit("reference/operations/getpartnerlicensesusage.html");
  const height = () =>
    page
      .locator("details.fold")
      .last()
      .evaluate((node) => node.getBoundingClientRect().height);
  const folded = await height();
  await page.emulateMedia({ media: "print" });
  expect(await height()).toBeGreaterThan(2 * folded);
  expect(await page.getByRole("navigation").filter({ visible: true }).count()).toBe(0);
});
