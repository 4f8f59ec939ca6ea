import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findingsInViews, views } from "../../../../scripts/accessibility.mjs";
import { scenarios } from "../../src/preview/scenarios.ts";
import { axe } from "../support/axe.ts";
import { type Stage, startStage } from "../support/browser.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.stop());

const shows = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const rows = (page: Page) => page.locator("tbody tr:not(.group-row)");

/** What each state must show. */
const signs: Record<string, (page: Page) => Promise<void>> = {
  "": async (page) => {
    await page.getByRole("row", { name: /^Exchange 104\.2% , above the entitlement reseller$/ }).waitFor();
    expect(await rows(page).count()).toBe(6);
    expect(await page.getByRole("row", { name: /^crm 2 workloads · as of .* · 5 days ago$/ }).count()).toBe(
      1,
    );
  },
  documented: async (page) => {
    await page.getByRole("row", { name: "Skype For Business 0.0% reseller" }).waitFor();
    expect(await page.locator(".bar .used").count()).toBe(0);
    await shows(page, "Mar 9 – 10, 2017");
    await shows(page, /^\d+ years ago/);
  },
  channels: async (page) => {
    await page.getByRole("row", { name: "Holographic Whiteboard 9.5% future-channel" }).waitFor();
    expect(await page.locator(".group-row").count()).toBe(3);
  },
  large: async (page) => {
    await rows(page).nth(499).waitFor();
    expect(await rows(page).count()).toBe(500);
  },
  empty: (page) => shows(page, "Partner Center has no usage data for this partner"),
  loading: async (page) => {
    await page.getByRole("status").filter({ hasText: "Loading license usage" }).waitFor();
    expect(await page.getByRole("region", { name: "License usage" }).getAttribute("aria-busy")).toBe("true");
  },
  refetching: async (page) => {
    await page.getByRole("button", { name: "Refreshing", exact: true }).waitFor();
    expect(await rows(page).count()).toBe(6);
    expect(await page.getByRole("region", { name: "License usage" }).getAttribute("aria-busy")).toBe("true");
  },
  throttled: (page) => shows(page, "Partner Center asks for a pause"),
  "stale-error": async (page) => {
    await page.getByRole("alert").filter({ hasText: "Partner Center failed (503)" }).waitFor();
    expect(await rows(page).count()).toBe(6);
  },
  unauthorized: async (page) => {
    await shows(page, "The access token is not accepted");
    await page.getByLabel("Access token").waitFor();
  },
  mfa: async (page) => {
    await shows(page, "The sign-in behind this token had no MFA");
    await shows(page, "(code 900421)");
  },
  forbidden: async (page) => {
    await shows(page, "This sign-in may not read license usage");
    await shows(page, /the Admin agent role/);
  },
  "bad-request": (page) => shows(page, "Partner Center refuses the header X-Locale"),
  error: (page) => shows(page, "Partner Center failed (500)"),
  offline: (page) => shows(page, "No connection to the server"),
  "contract-break": async (page) => {
    await shows(page, "The answer is not what this page understands");
    expect(await page.getByText(/int32/).filter({ visible: true }).count()).toBe(0);
    await page.getByText("Details").click();
    await shows(page, /\$\.totalCount/);
  },
  "cut-off": (page) => shows(page, "The answer is not what this page understands"),
};

/** States whose problem takes the place of the data. */
const problems = [
  "throttled",
  "unauthorized",
  "mfa",
  "forbidden",
  "bad-request",
  "error",
  "offline",
  "contract-break",
  "cut-off",
];

describe("every state", () => {
  it("has a test", () => {
    expect(Object.keys(signs).sort()).toEqual(scenarios.map(({ id }) => id).sort());
  });

  it.concurrent.for(scenarios.map(({ id }) => id))(
    "is reachable by its address, without accessibility fault and overflow in any view: %s",
    async (id, { expect }) => {
      const address = id === "" ? "" : `?state=${id}`;
      const { page, faults } = await stage.open(address, { reducedMotion: "reduce" });
      await signs[id]?.(page);
      if (problems.includes(id)) {
        expect(await page.getByRole("button", { name: "Copy request id" }).count()).toBe(1);
        expect(await page.getByRole("alert").count()).toBe(1);
      }
      // 500 rows are six rows many times over: looking at them once is enough.
      const chosen = id === "large" ? views.slice(0, 1) : views;
      expect(await findingsInViews(page, axe, chosen)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  it("is one click away in the menu", async () => {
    const { page } = await stage.open("?service=o365");
    await page.getByRole("button", { name: "State: Realistic data" }).click();
    await page.getByRole("link", { name: /^No data/ }).click();
    await signs.empty?.(page);
    expect(new URL(page.url()).search).toBe("?state=empty&service=o365");
    await page.goBack();
    await page.getByRole("row", { name: /^Teams/ }).waitFor();
    await page.context().close();
  });
});

describe("loading", () => {
  it.each([1280, 390])("moves nothing when the data arrives, %i wide", async (width) => {
    const { page } = await stage.open("", { viewport: { width, height: 900 } });
    await signs[""]?.(page);
    const where = () =>
      page.evaluate(() =>
        [".kpis", ".toolbar", ".table thead", ".refresh", ".table tbody:last-of-type tr:last-of-type"].map(
          (selector) => {
            const { x, y, width, height } =
              document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
            return [selector, Math.round(x), Math.round(y), Math.round(width), Math.round(height)];
          },
        ),
      );
    const data = await where();
    await page.goto(`${stage.url}/?state=loading`);
    await signs.loading?.(page);
    expect(await where()).toEqual(data);
    await page.context().close();
  });

  it("keeps what is typed, and the focus, when the data arrives", async () => {
    const { page } = await stage.open("about", {});
    await page.clock.install();
    await page.goto(`${stage.url}/?state=loading`);
    await page.getByLabel("Search").fill("teams");
    await page.clock.fastForward(21_000);
    await page.getByRole("row", { name: /^Teams/ }).waitFor();
    expect(await rows(page).count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
    await page.context().close();
  });
});

describe("throttled", () => {
  it("counts down from what the service asks for, then loads by itself", async () => {
    const { page, faults } = await stage.open("favicon.svg");
    await page.clock.install();
    await page.goto(`${stage.url}/?state=throttled`);
    await shows(page, "The next try starts in 57 sec.");
    expect(await page.getByRole("button", { name: "Refresh" }).getAttribute("aria-disabled")).toBe("true");
    await page.clock.fastForward(50_000);
    await shows(page, /^[1-7] sec$/);
    expect(await rows(page).count()).toBe(0);
    await page.clock.fastForward(8_000);
    await signs[""]?.(page);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("a token", () => {
  it.each(["unauthorized", "mfa"])("ends the state %s and is kept nowhere", async (state) => {
    const { page } = await stage.open(`?state=${state}`);
    const sent: (string | undefined)[] = [];
    page.on("request", (request) => sent.push(request.headers().authorization));
    await page.getByLabel("Access token").fill("canary-token");
    await page.getByRole("button", { name: "Use token" }).click();
    await signs[""]?.(page);
    expect(sent).toContain("Bearer canary-token");
    expect(page.url()).not.toContain("canary");
    const kept = await page.evaluate(() => [
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      document.cookie,
      document.documentElement.outerHTML,
    ]);
    expect(kept.join()).not.toContain("canary");
    await page.reload();
    await page.getByLabel("Access token").waitFor();
    await page.context().close();
  });
});
