import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findings, findingsInViews, views } from "../../../../scripts/accessibility.mjs";
import { axe } from "../support/axe.ts";
import { type Stage, startStage } from "../support/browser.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.stop());

const settled = (page: Page) => page.locator(".usage :is(.panel, .percent)").first().waitFor();

// Every other state is looked at where it is reached, in `states.test.ts`.
it("a search without a result has no accessibility fault and no overflow", async () => {
  const { page, faults } = await stage.open("?q=nothing", { reducedMotion: "reduce" });
  await settled(page);
  expect(await findingsInViews(page, axe)).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

describe.each(views)("$colorScheme, $width wide", ({ width, colorScheme, options }) => {
  it("has no accessibility fault in open menus", async () => {
    const { page } = await stage.open("", { colorScheme, viewport: { width, height: 800 } });
    await settled(page);
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
