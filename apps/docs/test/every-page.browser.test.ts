import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { beforeAll, expect, inject, test } from "vitest";
import {
  butColours,
  findings,
  findingsInViews,
  narrowColours,
  views,
} from "../../../scripts/accessibility.mjs";
import { OPERATION, useBrowser } from "./support/browser.ts";
import { readTree } from "./support/files.ts";
import { inTurn } from "./support/in-turn.ts";

const { visit } = useBrowser("versioned");
const viewport = { width: 1280, height: 900 };
let axe: string;
beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
});

/** Of a narrow page, what a wide one does not show has colours of its own: the menus of the frame. */
const frameViews = [...views, ...narrowColours];
const FRAMES = ["index.html", "guides/getting-started.html", "v/next/reference/redoc.html"];

/** One page of each layout; all others are made of the same parts. */
const LAYOUTS = [
  "v/1.0.0/reference/index.html",
  "reference/operations/getpartnerlicensesusage.html",
  "v/next/reference/redoc.html",
  "index.html",
  "guides/getting-started.html",
  "guides/errors.html",
  "guides/figures.html",
  "changelog.html",
  "changes/1.2.0.html",
];

test("a page of each layout is free of faults, asks nothing of other hosts and logs no error", async () => {
  await inTurn(LAYOUTS, async (name) => {
    const { page, foreign, errors } = await visit(name, { viewport });
    for (const details of await page.locator("main details, details.version").all())
      await details.evaluate((node) => node.setAttribute("open", ""));
    const found = await findingsInViews(page, axe, FRAMES.includes(name) ? frameViews : views);
    expect([...found, ...foreign, ...errors], name).toEqual([]);
    await page.context().close();
  });
});

test("an operation of the reference with all schemas open is free of faults", async () => {
  const { page, foreign, errors } = await visit(OPERATION, { viewport });
  const drawn = page.locator("#redoc");
  await drawn.getByRole("heading", { name: "Get partner licenses usage" }).waitFor();
  await drawn.getByTestId("schema-expand-all-button").first().click();
  await drawn.getByText("proratedLicensesUsagePercent").first().waitFor();
  await drawn.getByRole("tab", { name: "429" }).first().click();
  await drawn.getByText("Retry-After").first().waitFor();
  expect([...(await findingsInViews(page, axe)), ...foreign, ...errors]).toEqual([]);
});

test("both open searches are free of faults", async () => {
  await inTurn(["reference/redoc.html", "guides/errors.html"], async (name) => {
    const { page } = await visit(name, { viewport });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("token");
    await page.locator("dialog mark, [data-testid=search-dialog] a").first().waitFor();
    expect(await findingsInViews(page, axe, frameViews), name).toEqual([]);
    await page.context().close();
  });
});

test("every other page is free of faults, asks nothing of other hosts and logs no error", async () => {
  const names = [...(await readTree(inject("versioned"))).keys()].filter((name) => name.endsWith(".html"));
  // The pages of other versions are drawn as those of this one are, and one of each kind is a layout.
  const rest = names.filter((name) => !LAYOUTS.includes(name) && !name.startsWith("v/"));
  expect(rest.length).toBeGreaterThan(12);
  await inTurn([0, 1, 2], async (turn) => {
    const { page, foreign, errors, open } = await visit("404.html", { viewport });
    for (const name of rest.filter((_, index) => index % 3 === turn)) {
      await open(name);
      // Their colours are those of the layouts, and looking at colours is what takes long.
      const found = await findings(page, axe, butColours);
      expect([...found, ...foreign, ...errors], name).toEqual([]);
    }
  });
});
