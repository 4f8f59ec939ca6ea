// @ts-check
import * as playwright from "playwright-core";
import { launchBrowser } from "../../../scripts/browser.mjs";
import { bundle } from "./bundle.mjs";

/**
 * Runs the checks in a page of Chromium. The mock is another origin there, the loopback server is the page's own.
 * @param {import("../conformance/harness.ts").Setting} setting
 */
export async function runChromium(setting) {
  const browser = await launchBrowser(playwright);
  try {
    const page = await browser.newPage();
    await page.goto(`${setting.server}/`);
    await page.addScriptTag({ content: await bundle("iife") });
    const results = await page.evaluate((on) => Reflect.get(globalThis, "conformance").conform(on), {
      ...setting,
      browser: true,
    });
    return { results, version: browser.version() };
  } finally {
    await browser.close();
  }
}
