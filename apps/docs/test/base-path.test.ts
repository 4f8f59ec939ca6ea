import { expect, test } from "vitest";
import { OPERATION, useBrowser } from "./support/browser.ts";

const { visit } = useBrowser("versioned", "/some/deep/base/1.2.3/");

test("the site works at any base path", async () => {
  const { page, foreign, errors } = await visit("index.html");
  await page.getByRole("link", { name: "Get started" }).click();
  await page.getByRole("heading", { name: "Getting started" }).waitFor();
  await page.getByRole("link", { name: "Next" }).click();
  await page.getByRole("heading", { name: "Authentication", exact: true }).waitFor();
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("throttled");
  await page.getByRole("dialog").getByRole("link").first().click();
  await page.waitForURL(/\/some\/deep\/base\/1\.2\.3\/(guides|reference)\//);
  expect([...foreign, ...errors]).toEqual([]);
});

test("the reference works at any base path", async () => {
  const { page, foreign, errors } = await visit(OPERATION);
  await page.getByRole("heading", { name: "Get partner licenses usage" }).waitFor();
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Guides" }).click();
  await page.getByRole("heading", { name: "Getting started" }).waitFor();
  expect([...foreign, ...errors]).toEqual([]);
});
