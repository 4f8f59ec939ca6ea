import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { OPERATION, useBrowser } from "./support/browser.ts";
import { readTree } from "./support/files.ts";
import { inTurn } from "./support/in-turn.ts";

const { visit } = useBrowser("versioned");
let axe: string;
beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
});

// Dark pages differ from light ones in their colours only, so only the rules on colours can tell them apart.
const colours: RunOptions = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };
const [wide, narrow] = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];
const views = [
  { colorScheme: "light", viewport: wide, options: {} },
  { colorScheme: "dark", viewport: wide, options: colours },
  { colorScheme: "dark", viewport: narrow, options: colours },
  { colorScheme: "light", viewport: narrow, options: {} },
] as const;

/** Faults in words: rule, place, text. */
async function faults(page: Page, options: RunOptions = {}): Promise<string[]> {
  const { violations } = await page.evaluate(
    (chosen) =>
      (globalThis as unknown as { axe: { run(where: Node, options: object): Promise<AxeResults> } }).axe.run(
        document,
        chosen,
      ),
    { ...options, resultTypes: ["violations"] } as object,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

/** Faults in light and dark, wide and narrow; the page is loaded once. */
async function faultsInAllViews(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found: string[] = [];
  for (const { colorScheme, viewport, options } of views) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction(
      (theme) => document.documentElement.dataset.theme === theme && document.getAnimations().length === 0,
      colorScheme,
    );
    const words = `${colorScheme} at ${viewport.width}`;
    found.push(...(await faults(page, options)).map((fault) => `${words}: ${fault}`));
  }
  return found;
}

/** One page of each layout; all others are made of the same parts. */
const LAYOUTS = [
  "v/1.0.0/reference/plain.html",
  "v/next/reference/index.html",
  "index.html",
  "guides/getting-started.html",
  "guides/errors.html",
  "guides/figures.html",
  "changelog.html",
  "changes/1.2.0.html",
];

test("a page of each layout is free of faults, asks nothing of other hosts and logs no error", async () => {
  await inTurn(LAYOUTS, async (name) => {
    const { page, foreign, errors } = await visit(name, { viewport: wide });
    for (const details of await page.locator("main details, details.version").all())
      await details.evaluate((node) => node.setAttribute("open", ""));
    expect([...(await faultsInAllViews(page)), ...foreign, ...errors], name).toEqual([]);
    await page.context().close();
  });
});

test("an operation of the reference with all schemas open is free of faults", async () => {
  const { page, foreign, errors } = await visit(OPERATION, { viewport: wide });
  await page.getByRole("heading", { name: "Get partner licenses usage" }).waitFor();
  await page.getByTestId("schema-expand-all-button").first().click();
  await page.getByText("proratedLicensesUsagePercent").first().waitFor();
  await page.getByRole("tab", { name: "429" }).first().click();
  await page.getByText("Retry-After").first().waitFor();
  expect([...(await faultsInAllViews(page)), ...foreign, ...errors]).toEqual([]);
});

test("both open searches are free of faults", async () => {
  await inTurn(["reference/index.html", "guides/errors.html"], async (name) => {
    const { page } = await visit(name, { viewport: wide });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("token");
    await page.locator("dialog mark, [data-testid=search-dialog] a").first().waitFor();
    expect(await faultsInAllViews(page), name).toEqual([]);
    await page.context().close();
  });
});

test("every other page is free of faults, asks nothing of other hosts and logs no error", async () => {
  const names = [...(await readTree(inject("versioned"))).keys()].filter((name) => name.endsWith(".html"));
  const rest = names.filter((name) => !LAYOUTS.includes(name));
  expect(rest.length).toBeGreaterThan(12);
  await inTurn(rest, async (name) => {
    const { page, foreign, errors } = await visit(name, { viewport: wide });
    await page.evaluate(axe);
    // Their colours are those of the layouts, and looking at colours is what takes long.
    const found = await faults(page, { rules: { "color-contrast": { enabled: false } } });
    expect([...found, ...foreign, ...errors], name).toEqual([]);
    await page.context().close();
  });
});
