import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBrowser } from "../support/browser.ts";

const { visit } = useBrowser("versioned");

/** Holds a file of the site back from the next page on, as a slow line does; gives what lets it through. */
async function holdBack(page: Page, file: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/assets/${file}`, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test.each([
  ["Guides", "/", "h1"],
  ["Guides", "Control+k", "h1"],
  ["Reference", "/", "main h1, main h2"],
])(
  "%s: %s, pressed before the scripts are there, opens the search with what follows",
  async (link, key, heading) => {
    const { page } = await visit("changelog.html");
    const release = await holdBack(page, "site.js");
    await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: link }).click();
    await page.waitForURL((url) => !url.pathname.endsWith("changelog.html"), { waitUntil: "commit" });
    await page.locator(heading).first().waitFor();
    expect(await page.getByRole("button", { name: "Search /" }).count()).toBe(0);
    await page.keyboard.press(key);
    await page.keyboard.type("/v1/thrp");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("ottled");
    release();
    const field = page.getByRole("searchbox");
    await field.waitFor();
    expect(await field.inputValue()).toBe("/v1/throttled");
    await page.getByRole("dialog").getByRole("link").first().waitFor();
    await field.fill("zzyzx");
    await page.getByText("Nothing found").waitFor();
  },
);

test("a search that was left before the scripts are there stays closed", async () => {
  const { page } = await visit("changelog.html");
  const release = await holdBack(page, "site.js");
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Guides" }).click();
  await page.getByRole("heading", { name: "Getting started" }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  release();
  await page.getByRole("button", { name: "Search /" }).waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);
});

test("Enter before the index is there leads to the first place once it is", async () => {
  const { page, open } = await visit("changelog.html");
  const release = await holdBack(page, "search-index.js");
  // Chromium lets the requests of a page that is there already pass a new route now and then.
  await open("guides/react.html");
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("refresh token");
  await page.getByText("Loading …").waitFor();
  await page.keyboard.press("Enter");
  release();
  await page.waitForURL(/guides\/authentication\.html/);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Authentication");
});

test("the key counts at once after the search was left", async () => {
  const { page } = await visit("guides/react.html");
  await page.keyboard.press("/");
  await page.getByRole("searchbox").waitFor();
  const opened = await page.evaluate(() => {
    const dialog = document.querySelector("dialog");
    const focused = document.activeElement;
    dialog?.close();
    focused?.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
    return dialog?.open;
  });
  expect(opened).toBe(true);
});

test("an index that did not arrive is asked for again", async () => {
  const { page, open } = await visit("changelog.html");
  await page.route("**/assets/search-index.js", (route) => route.abort(), { times: 1 });
  await open("guides/react.html");
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("refresh token");
  await page.getByText("The search index is not there.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox").waitFor({ state: "hidden" });
  await page.keyboard.press("/");
  await page.getByRole("dialog").getByRole("link").first().waitFor();
  expect(await page.getByText("The search index is not there.").count()).toBe(0);
});
