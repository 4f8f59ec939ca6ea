import { pathToFileURL } from "node:url";
import { describe, expect, inject, test } from "vitest";
import { OPERATION, useBrowser } from "./support/browser.ts";
import { readTree } from "./support/files.ts";

const { visit } = useBrowser();
const PAGES = [
  "index.html",
  "guides/getting-started.html",
  "guides/errors.html",
  "reference/plain.html",
  "reference/index.html",
  OPERATION,
];

test.each(PAGES)("%s asks nothing of other hosts and logs no error", async (path) => {
  const { page, foreign, errors } = await visit(path);
  await page.waitForLoadState("networkidle");
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
});

test.each(PAGES)("%s works from a file", async (path) => {
  const { page, foreign, errors } = await visit(path, {}, `${pathToFileURL(inject("site"))}/`);
  expect(await page.locator("h1, h2").first().textContent()).not.toBe("");
  expect(await page.locator(".bar").evaluate((bar) => getComputedStyle(bar).position)).toBe("sticky");
  expect(await page.locator(".bar .theme").isVisible()).toBe(true);
  expect([...foreign, ...errors]).toEqual([]);
});

test("search works from a file", async () => {
  const { page } = await visit("guides/react.html", {}, `${pathToFileURL(inject("site"))}/`);
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("refresh token");
  await page.keyboard.press("Enter");
  await page.waitForURL(/guides\/authentication\.html/);
});

describe("the guides", () => {
  test("search finds guides and operations, by keyboard alone", async () => {
    const { page } = await visit("guides/errors.html");
    await page.keyboard.press("Control+k");
    const field = page.getByRole("searchbox", { name: "Search the docs" });
    await field.fill("byte order mark");
    await page
      .getByRole("link", { name: /Open questions/ })
      .first()
      .waitFor();
    await field.fill("getPartnerLicensesUsage");
    const hit = page
      .getByRole("dialog")
      .getByRole("link", { name: /^Reference · Get partner licenses usage/ });
    await hit.waitFor();
    await field.fill("no such words anywhere");
    await page.getByText("Nothing found").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("the theme follows the system, is switched, and stays switched on the next page and in the reference", async () => {
    const { page } = await visit("guides/errors.html", { colorScheme: "dark" });
    const theme = () => page.locator("html").getAttribute("data-theme");
    expect(await theme()).toBe("dark");
    await page.getByRole("button", { name: "Switch to light theme" }).click();
    expect(await theme()).toBe("light");
    expect(await page.evaluate(() => localStorage.getItem("partner-licenses-theme"))).toBe("light");
    await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Reference" }).click();
    await page.getByText("Search Ctrl+K").waitFor();
    expect(await theme()).toBe("light");
    expect(await page.locator("html").getAttribute("class")).toContain("light");
  });

  test("code is copied as it stands in the file", async () => {
    const { page } = await visit("index.html", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Copy" }).first().click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^npm install \S+\nnpx \S+$/);
  });

  test("the skip link is the first stop and leads to the content", async () => {
    const { page } = await visit("guides/errors.html");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  test.each([320, 390, 768, 1280])("no page scrolls sideways at %i", async (width) => {
    for (const path of ["index.html", "guides/errors.html", "guides/mock.html", "reference/plain.html"]) {
      const { page } = await visit(path, { viewport: { width, height: 800 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
        width,
      );
      await page.context().close();
    }
  });

  test("lines of text are at most 68 characters wide", async () => {
    const { page } = await visit("guides/errors.html", { viewport: { width: 1600, height: 900 } });
    const ratio = await page
      .locator("article > p")
      .first()
      .evaluate((text) => {
        const probe = Object.assign(document.createElement("span"), { textContent: "0".repeat(68) });
        text.append(probe);
        const limit = probe.getBoundingClientRect().width;
        probe.remove();
        return text.getBoundingClientRect().width / limit;
      });
    expect(ratio).toBeLessThanOrEqual(1.01);
  });

  test("no code block of a guide is wider than its column on a desktop", async () => {
    const names = [...(await readTree(inject("site"))).keys()].filter((name) =>
      /^guides\/.*html$/.test(name),
    );
    for (const name of names) {
      const { page } = await visit(name, { viewport: { width: 1280, height: 800 } });
      const wide = await page
        .locator("figure.code pre")
        .evaluateAll((blocks) =>
          blocks.filter((block) => block.scrollWidth > block.clientWidth).map((block) => block.ariaLabel),
        );
      expect(wide, name).toEqual([]);
      await page.context().close();
    }
  });

  test("without scripts all text is there", async () => {
    const { page } = await visit("guides/errors.html", { javaScriptEnabled: false });
    await page.getByText("Every documented cause").first().waitFor();
    expect(await page.locator(".bar .theme").isVisible()).toBe(false);
  });
});

describe("the reference", () => {
  test("a deep link opens the operation with its TypeScript and curl samples", async () => {
    const { page } = await visit(OPERATION);
    await page.getByRole("heading", { name: "Get partner licenses usage" }).waitFor();
    const sample = page.getByText("createPartnerClient", { exact: false }).first();
    await sample.waitFor();
    await page.getByText("TypeScript", { exact: true }).first().click();
    await page.getByText("curl", { exact: true }).first().click();
    await page.getByText("Authorization: Bearer $TOKEN").first().waitFor();
  });

  test("open value sets are shown with their known values", async () => {
    const { page } = await visit(OPERATION);
    await page.getByTestId("schema-expand-all-button").first().click();
    await page.getByText("Known values:").first().waitFor();
  });

  test("its own search finds a field, from the keyboard", async () => {
    const { page } = await visit("reference/index.html");
    await page.locator("[data-testid=search-trigger]").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("proratedLicensesUsagePercent");
    await page
      .locator("mark, em, [data-testid*=search]")
      .filter({ hasText: /prorated/i })
      .first()
      .waitFor();
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

  test("without scripts it points at the plain text", async () => {
    const { page } = await visit("reference/plain.html", { javaScriptEnabled: false });
    await page.goto(page.url().replace("plain.html", "index.html"));
    await page.getByRole("link", { name: "Read it as plain text" }).click();
    await page.getByRole("heading", { name: "Operations" }).waitFor();
  });
});
