// @ts-check
// Takes the two pictures of the README from the production build and a mock: screenshots/light.png and dark.png.
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startMock } from "@partner-licenses/mock";
import * as playwright from "playwright-core";
import { launchBrowser } from "../../../scripts/browser.mjs";
import { startSite } from "../../../scripts/site/site.mjs";

/** @param {string} relative */
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const largest = 200_000;
// Ten days after the dates of the example, so that the picture does not change with the day it is taken.
const day = new Date("2026-06-18T09:30:00Z");

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {"light" | "dark"} colorScheme
 */
async function take(browser, url, colorScheme) {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width: 1280, height: 845 },
    deviceScaleFactor: 1,
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(day);
  await page.goto(url);
  await page.getByRole("row", { name: /^Teams/ }).waitFor();
  const file = path(`../screenshots/${colorScheme}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const { size } = statSync(file);
  if (size > largest)
    throw new Error(`${colorScheme}.png has ${size} bytes, more than ${largest}. Make the picture smaller.`);
  console.log(`screenshots/${colorScheme}.png  ${Math.round(size / 1000)} kB`);
}

const sampleDir = path("../dist");
if (!existsSync(sampleDir))
  throw new Error("Nothing is built: run `pnpm --filter @partner-licenses/sample run build` first.");
const mock = await startMock({ port: 0 });
const site = await startSite({ mockUrl: mock.url, sampleDir, docsDir: path("../../docs/dist") });
const browser = await launchBrowser(playwright);
try {
  for (const colorScheme of /** @type {const} */ (["light", "dark"]))
    await take(browser, site.url, colorScheme);
} finally {
  await browser.close();
  await site.stop();
  await mock.stop();
}
