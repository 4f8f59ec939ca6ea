import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scenarios } from "../../src/preview/scenarios.ts";
import { type Stage, startStage } from "../support/browser.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.stop());

/** What axe finds, as short lines, and whether the page is too wide. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...found, `${scrollWidth - clientWidth} px too wide`] : found;
  });
}

const settled = (page: Page, state: string) =>
  state === "loading"
    ? page.getByText("Loading license usage").waitFor({ state: "attached" })
    : page.locator(".usage :is(.panel, .percent)").first().waitFor();

const sizes = [1280, 390].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

describe.each(sizes)("$colorScheme, $width wide", ({ width, colorScheme }) => {
  it("has no accessibility fault and no overflow in any state", async () => {
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
      const faultsHere = await findings(page);
      if (faultsHere.length > 0) found[address] = faultsHere;
    }
    expect(found).toEqual({});
    expect(faults).toEqual([]);
    await page.context().close();
  }, 180_000);

  it("has none in open menus", async () => {
    const { page } = await stage.open("", { colorScheme, viewport: { width, height: 800 } });
    await settled(page, "");
    if (width < 700) await page.getByRole("button", { name: "Filter and export" }).click();
    for (const name of [/^State/, /^Why/, /^Request ids/, /^Workload:/]) {
      await page.getByRole("button", { name }).click();
      await page.locator(".menu-panel > *").first().waitFor();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
    await page.context().close();
  });
});
