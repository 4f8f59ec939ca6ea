import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Stage, startStage } from "../support/browser.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.stop());

const names = (page: Page) => page.locator("tbody tr:not(.group-row) th").allInnerTexts();
const search = (page: Page) => new URL(page.url()).search;
const ready = (page: Page) => page.getByRole("row", { name: /^Teams/ }).waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

describe("filters and sort", () => {
  it("are written to the address, and read from it", async () => {
    const { page, faults } = await stage.open();
    await ready(page);
    await page.getByLabel("Service", { exact: true }).selectOption("o365");
    await page.getByRole("button", { name: "Workload: All workloads" }).click();
    await page.getByLabel("Teams").check();
    await page.getByLabel("Exchange").check();
    await page.keyboard.press("Escape");
    await page.getByLabel("Sort by").selectOption("Highest usage");
    await expect
      .poll(() => search(page))
      .toBe("?service=o365&workload=Teams&workload=Exchange&sort=usage-desc");
    expect(await names(page)).toEqual(["Exchange", "Teams"]);
    await page.getByText("2 of 6 workloads", { exact: true }).waitFor();

    await page.reload();
    await ready(page);
    expect(await names(page)).toEqual(["Exchange", "Teams"]);
    expect(await page.getByLabel("Service", { exact: true }).inputValue()).toBe("o365");
    expect(await page.getByRole("button", { name: "Workload: 2 workloads" }).count()).toBe(1);

    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect.poll(() => search(page)).toBe("?sort=usage-desc");
    expect((await names(page)).length).toBe(6);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("go back one step at a time, typing as one", async () => {
    const { page } = await stage.open();
    await ready(page);
    await page.getByLabel("Channel", { exact: true }).selectOption("reseller");
    await page.getByLabel("Search").pressSequentially("crm");
    await expect.poll(() => search(page)).toBe("?channel=reseller&q=crm");
    await page.goBack();
    await expect.poll(() => search(page)).toBe("");
    expect((await names(page)).length).toBe(6);
    await page.context().close();
  });

  it("say when they leave nothing, and offer the way out", async () => {
    const { page } = await stage.open("?q=nothing");
    await page.getByText("No workload matches the filters").waitFor();
    expect(await page.getByText("has no usage data").count()).toBe(0);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await ready(page);
    await page.context().close();
  });

  it("show a value of the address that the data does not have", async () => {
    const { page } = await stage.open("?service=O365&channel=direct");
    await page.getByText("No workload matches the filters").waitFor();
    expect(await page.getByLabel("Service", { exact: true }).inputValue()).toBe("o365");
    expect(await page.getByLabel("Channel", { exact: true }).inputValue()).toBe("direct");
    await page.context().close();
  });
});

it.each(["", "?state=channels", "?state=throttled"])("fits the smallest window: %s", async (state) => {
  const { page } = await stage.open(state, { viewport: { width: 320, height: 800 } });
  await page.getByRole("main").waitFor();
  const [content, window] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(content).toBe(window);
  await page.context().close();
});

describe("the table", () => {
  it.each([
    [800, ""],
    [390, "?state=channels"],
    [1280, ""],
  ])("keeps the label of the reference line above it and within the scale, %i wide", async (width, state) => {
    const { page } = await stage.open(state, { viewport: { width, height: 800 } });
    await ready(page);
    const [over, off] = await page.locator(".scale .full").evaluate((label) => {
      const [own, scale] = [label, label.parentElement as Element].map((one) => one.getBoundingClientRect());
      const at = (own?.left ?? 0) + (own?.width ?? 0) / 2;
      const line = document.querySelector(".ref")?.getBoundingClientRect().left ?? 0;
      return [(own?.right ?? 0) - (scale?.right ?? 0), Math.abs(at - line)];
    });
    expect(over).toBeLessThanOrEqual(0.5);
    expect(off).toBeLessThanOrEqual(20);
    await page.context().close();
  });

  it("fits into 320 px with names that have no place to break, and labels a scale that ends far above 100 %", async () => {
    const { page } = await stage.open("?state=documented", { viewport: { width: 320, height: 800 } });
    const word = "Aworkloadservicechannel".repeat(6);
    await page.route("**/api/**", async (route) => {
      const response = await route.fetch();
      const { items, ...rest } = await response.json();
      const [first, second] = items;
      const long = { ...second, workloadName: word, serviceName: word, proratedLicensesUsagePercent: 4321 };
      await route.fulfill({ response, json: { ...rest, items: [{ ...first, channel: word }, long] } });
    });
    await page.reload();
    await page.getByText("4,321.0%").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const ends = await page.locator(".scale span").evaluateAll((labels) =>
      labels.map((label) => {
        const { left, right } = label.getBoundingClientRect();
        return { left, right };
      }),
    );
    expect(ends.length).toBe(2);
    expect(ends[0]?.left).toBeGreaterThanOrEqual(0);
    expect(ends[0]?.right).toBeLessThan(ends[1]?.left ?? 0);
    await page.context().close();
  });

  it("is printed dark on light with its bars, and without the controls", async () => {
    const { page } = await stage.open("", { colorScheme: "light" });
    await ready(page);
    await page.getByRole("button", { name: "Switch to the dark theme" }).click();
    await page.emulateMedia({ media: "print" });
    const style = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((node) => {
          const { color, printColorAdjust } = getComputedStyle(node);
          return { color, printColorAdjust };
        });
    expect((await style("body")).color).toBe("rgb(24, 32, 48)");
    expect((await style(".bar .used")).printColorAdjust).toBe("exact");
    for (const control of [/Refresh/, /Export CSV/, /State:/])
      expect(await page.getByRole("button", { name: control }).count()).toBe(0);
    expect(await page.getByRole("table").isVisible()).toBe(true);
    await page.context().close();
  });
});

describe("export", () => {
  it("saves the filtered and sorted rows", async () => {
    const { page, faults } = await stage.open("?service=crm&sort=usage-asc");
    const fiveDaysAgo = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
    await page.getByRole("row", { name: /^SharePoint/ }).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export CSV" }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe("license-usage.csv");
    expect(await readFile(await saved.path(), "utf8")).toBe(
      "\uFEFFserviceName,workloadName,channel,proratedLicensesUsagePercent,processedDateTime\r\n" +
        `crm,SharePoint,reseller,5.64,${fiveDaysAgo}T00:00:00+00:00\r\n` +
        `crm,Microsoft Dynamics CRM,reseller,41.5,${fiveDaysAgo}T00:00:00+00:00\r\n`,
    );
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("has nothing to save without rows", async () => {
    const { page } = await stage.open("?q=nothing");
    await page.getByText("No workload matches the filters").waitFor();
    expect(await page.getByRole("button", { name: "Export CSV" }).getAttribute("aria-disabled")).toBe("true");
    await page.context().close();
  });
});

describe("language", () => {
  it("goes to the request, numbers, dates and words, and keeps rows and focus", async () => {
    const { page, faults } = await stage.open();
    await ready(page);
    await page.getByLabel("Language, numbers and dates").focus();
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.url().includes("/api/")),
      page.getByLabel("Language, numbers and dates").selectOption("de-DE"),
    ]);
    expect(request.headers()["x-locale"]).toBe("de-DE");
    await page.getByRole("cell", { name: /^104,2\s%/ }).waitFor();
    await page.getByText(/^vor 5 Tagen · je Dienst verschieden$/).waitFor();
    await expect.poll(() => search(page)).toBe("?locale=de-DE");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SELECT");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("theme", () => {
  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = "rgb(246, 247, 249)";
  const dark = "rgb(14, 19, 27)";

  it("follows the system, is remembered, and is there before the first paint", async () => {
    const { page } = await stage.open("", { colorScheme: "light" });
    expect(await background(page)).toBe(light);
    await page.getByRole("button", { name: "Switch to the dark theme" }).click();
    expect(await background(page)).toBe(dark);
    // The page's own script is held back: what is painted first must be dark already.
    await page.route("**/assets/*.js", () => undefined);
    await page.reload({ waitUntil: "commit" });
    await page.locator("#root").waitFor({ state: "attached" });
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    await page.context().close();
  });

  it("follows the system again when the choice equals it", async () => {
    const { page } = await stage.open("", { colorScheme: "light" });
    await page.getByRole("button", { name: "Switch to the dark theme" }).click();
    await page.getByRole("button", { name: "Switch to the light theme" }).click();
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await background(page)).toBe(dark);
    await page.context().close();
  });
});

describe("the contract", () => {
  it("gives its version and its successor", async () => {
    const { page } = await stage.open();
    await page.getByText(/^contract \d+\.\d+\.\d+ · mock$/).waitFor();
    const notice = page.getByRole("complementary", { name: "Superseded" });
    expect(
      await notice.getByRole("link", { name: "Get licenses usage information" }).getAttribute("href"),
    ).toMatch(/^https:\/\/learn\.microsoft\.com\//);
    await page.context().close();
  });
});

describe("ids", () => {
  it("are one click away and can be copied", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const { page, faults } = await stage.open("favicon.svg", { permissions });
    const [answer] = await Promise.all([page.waitForResponse(/\/api\//), page.goto(stage.url)]);
    await ready(page);
    await page.getByRole("button", { name: "Request ids" }).click();
    await page.getByRole("button", { name: "Copy request id" }).click();
    await page.getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(answer.headers()["ms-requestid"]);
    expect(answer.request().headers()["ms-requestid"]).toBe(answer.headers()["ms-requestid"]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("the keyboard", () => {
  it("reaches everything in reading order", async () => {
    const { page } = await stage.open();
    await ready(page);
    const stops: string[] = [];
    for (let stop = 0; stop < 16; stop += 1) {
      await page.keyboard.press("Tab");
      stops.push(
        await page.evaluate(() => {
          const element = document.activeElement;
          const label =
            element instanceof HTMLSelectElement || element instanceof HTMLInputElement
              ? element.labels?.[0]
              : null;
          return element?.getAttribute("aria-label") ?? label?.textContent ?? element?.textContent ?? "";
        }),
      );
    }
    expect(stops).toEqual([
      "Skip to the content",
      "Why a mock and a proxy?",
      "State: Realistic data",
      "Language, numbers and dates",
      "Switch to the dark theme",
      "Docs",
      "Get licenses usage information",
      "What to do",
      "Request ids",
      "Refresh",
      "Service",
      "Workload: All workloads",
      "Channel",
      "Search",
      "Sort by",
      "Export CSV",
    ]);
    await page.context().close();
  });

  it("opens a menu, closes it with Escape and gives the focus back", async () => {
    const { page } = await stage.open();
    await ready(page);
    await page.getByRole("button", { name: "Workload: All workloads" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: "Workloads to show" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect.poll(() => search(page)).toBe("?workload=Exchange");
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("Exchange");
    expect(await page.getByRole("group", { name: "Workloads to show" }).count()).toBe(0);
    await page.context().close();
  });

  it("keeps the focus on the button while data reloads", async () => {
    const { page } = await stage.open();
    await ready(page);
    await page.getByRole("button", { name: "Refresh" }).focus();
    await Promise.all([page.waitForResponse(/\/api\//), page.keyboard.press("Enter")]);
    await page.getByRole("button", { name: "Refresh", exact: true }).waitFor();
    expect(await focused(page)).toBe("Refresh");
    await page.context().close();
  });

  it("stays in the region when a problem gives way to data", async () => {
    const { page } = await stage.open("?state=mfa");
    await page.getByLabel("Access token").fill("anything");
    await page.keyboard.press("Enter");
    await ready(page);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      "License usage",
    );
    await page.context().close();
  });
});
