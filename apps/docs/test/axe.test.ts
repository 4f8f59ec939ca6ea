import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { OPERATION, useBrowser } from "./support/browser.ts";
import { readTree } from "./support/files.ts";

const { visit } = useBrowser();
let axe: string;
beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
});

/** Faults in words: rule, place, text. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(where: Node, options: object): Promise<AxeResults> } }).axe.run(
      document,
      { resultTypes: ["violations"] },
    ),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

const views = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "light", viewport: { width: 390, height: 844 } },
  { colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

describe.each(views)("$colorScheme at $viewport.width", (view) => {
  test("every page is free of faults", async () => {
    const names = [...(await readTree(inject("site"))).keys()].filter((name) => name.endsWith(".html"));
    for (const name of names) {
      const { page } = await visit(name, view);
      expect(await faults(page), name).toEqual([]);
      await page.context().close();
    }
  });

  test("an operation of the reference with all schemas open is free of faults", async () => {
    const { page } = await visit(OPERATION, view);
    await page.getByRole("heading", { name: "Get partner licenses usage" }).waitFor();
    await page.getByTestId("schema-expand-all-button").first().click();
    await page.getByText("proratedLicensesUsagePercent").first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole("tab", { name: "429" }).first().click();
    await page.getByText("Retry-After").first().waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("the reference's open search is free of faults", async () => {
    const { page } = await visit("reference/index.html", view);
    await page.getByText("Copy").first().waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("retry");
    await page.getByText("Seconds to wait before").first().waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("the open search is free of faults", async () => {
    const { page } = await visit("guides/errors.html", view);
    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill("token");
    await page.getByRole("dialog").getByRole("link").first().waitFor();
    expect(await faults(page)).toEqual([]);
  });
});
