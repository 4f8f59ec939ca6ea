import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { findings, views } from "../../../../scripts/accessibility.mjs";
import { scenarios } from "../../src/preview/scenarios.ts";
import { type Stage, startStage } from "../support/browser.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.stop());

const settled = (page: Page, state: string) =>
  state === "loading"
    ? page.getByText("Loading license usage").waitFor({ state: "attached" })
    : page.locator(".usage :is(.panel, .percent)").first().waitFor();

// Most of the time goes by in waiting: the views are looked at in parallel.
describe.concurrent.each(views)("$colorScheme, $width wide", ({ width, colorScheme, options }) => {
  it("has no accessibility fault and no overflow in any state", async ({ expect }) => {
    const { page, faults } = await stage.open("", {
      colorScheme,
      viewport: { width, height: 800 },
      reducedMotion: "reduce",
    });
    const found: Record<string, string[]> = {};
    // 500 rows are six rows many times over: looking at them once is enough.
    const states = scenarios.filter(
      ({ id }) => id !== "large" || (width === 1280 && colorScheme === "light"),
    );
    for (const address of [...states.map(({ id }) => `?state=${id}`), "?q=nothing"]) {
      await page.goto(`${stage.url}/${address}`);
      await settled(page, address.replace("?state=", ""));
      const faultsHere = await findings(page, axe, options);
      if (faultsHere.length > 0) found[address] = faultsHere;
    }
    expect(found).toEqual({});
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("has none in open menus", async ({ expect }) => {
    const { page } = await stage.open("", { colorScheme, viewport: { width, height: 800 } });
    await settled(page, "");
    if (width < 700) await page.getByRole("button", { name: "Filter and export" }).click();
    for (const name of [/^State/, /^Why/, /^Request ids/, /^Workload:/]) {
      await page.getByRole("button", { name }).click();
      await page.locator(".menu-panel > *").first().waitFor();
      expect(await findings(page, axe, options)).toEqual([]);
      await page.keyboard.press("Escape");
    }
    await page.context().close();
  });
});
