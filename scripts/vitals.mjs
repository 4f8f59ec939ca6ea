// @ts-check
// What a reader waits for, as Lighthouse measures it.
import { gzipSync } from "node:zlib";

/**
 * @typedef {object} Vitals
 * @property {number} kibibytes all files in gzip, rounded up
 * @property {number} requests
 * @property {number} shift cumulative layout shift
 * @property {number} largestPaint milliseconds until the largest part was there
 */

/**
 * Opens an address in a page that shows another one yet, and measures until nothing more is loaded.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} url
 * @returns {Promise<Vitals>}
 */
export async function measure(page, url) {
  await watch(page);
  /** @type {import("playwright-core").Response[]} */
  const answers = [];
  page.on("response", (answer) => void (/^http/.test(answer.url()) && answers.push(answer)));
  await page.goto(url, { waitUntil: "networkidle" });
  const bodies = await Promise.all(answers.map((answer) => answer.body()));
  await page.waitForFunction("vitals.largestPaint > 0");
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  return { kibibytes: Math.ceil(bytes / 1024), requests: bodies.length, ...(await seen(page)) };
}

/**
 * Has every document that the page loads from now on note what moves in it and when its largest part is there.
 * @param {import("playwright-core").Page} page
 */
export function watch(page) {
  return page.addInitScript(() => {
    const vitals = { shift: 0, largestPaint: 0 };
    Reflect.set(globalThis, "vitals", vitals);
    /** @type {(type: string, note: (entry: any) => void) => void} */
    const observe = (type, note) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
    observe("layout-shift", ({ value }) => {
      vitals.shift += value;
    });
    observe("largest-contentful-paint", ({ startTime }) => {
      vitals.largestPaint = startTime;
    });
  });
}

/**
 * What has been noted so far.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<Pick<Vitals, "shift" | "largestPaint">>}
 */
export const seen = (page) => page.evaluate("vitals");
