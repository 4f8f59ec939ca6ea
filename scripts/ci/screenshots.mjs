// @ts-check
// Takes pictures of every page and state, and shows them with their figures on one page: screenshots/index.html.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { startMock } from "../../packages/mock/dist/index.js";
import { butColours, findings } from "../accessibility.mjs";
import { launchBrowser } from "../browser.mjs";
import { startSite } from "../site/site.mjs";
import { measure } from "../vitals.mjs";

/** @param {string} relative */
const path = (relative) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const require = createRequire(new URL("../../apps/docs/package.json", import.meta.url));
/** @type {typeof import("playwright-core")} */
const playwright = require("playwright-core");
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const out = path("screenshots");
/** Further arguments are parts of names of pages; without, all are taken. */
const wanted = process.argv.slice(2);

const widths = [320, 390, 768, 1280, 1920];
/** @typedef {{ name: string, width: number } & NonNullable<Parameters<import("playwright-core").Page["emulateMedia"]>[0]>} Mode */
/** @type {Mode[]} */
const modes = [
  ...["light", "dark"].flatMap((scheme) =>
    widths.map((width) => ({
      name: `${scheme} ${width}`,
      width,
      colorScheme: /** @type {"light" | "dark"} */ (scheme),
    })),
  ),
  { name: "print", width: 794, colorScheme: "light", media: "print" },
  { name: "forced colours", width: 1280, colorScheme: "dark", forcedColors: "active" },
];

/**
 * What axe looks at: all of a narrow and of a wide page. Of the others, whether they are too wide is enough.
 * Forced colours come in as a page is painted, so that axe would judge those of its styles.
 * @param {Mode} mode
 */
const optionsOf = ({ width, forcedColors }) => {
  if (forcedColors) return butColours;
  return width === 390 || width === 1280 ? {} : { runOnly: { type: "rule", values: ["html-has-lang"] } };
};

/** Files of a built site, by their addresses in it. @param {string} folder */
async function pagesOf(folder) {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(".html")).sort();
}

/** Every state and every language of the dashboard, as the sources name them. */
async function dashboard() {
  const scenarios = await readFile(path("apps/sample/src/preview/scenarios.ts"), "utf8");
  const locales = await readFile(path("apps/sample/src/lib/locales.ts"), "utf8");
  const states = [...scenarios.matchAll(/\{ id: "([^"]+)"|\bid: "([^"]+)",\n/g)].map(
    (found) => found[1] ?? found[2],
  );
  const languages = [...(/\[(.*?)\]/.exec(locales)?.[1] ?? "").matchAll(/"(.*?)"/g)].map((found) => found[1]);
  if (states.length < 12 || languages.length < 5)
    throw new Error("The states of the dashboard are named otherwise now.");
  return ["", ...states.map((state) => `?state=${state}`), ...languages.map((locale) => `?locale=${locale}`)];
}

const mock = await startMock({ port: 0 });
const site = await startSite({
  mockUrl: mock.url,
  sampleDir: path("apps/sample/dist"),
  docsDir: path("apps/docs/dist"),
});
const browser = await launchBrowser(playwright);
const pages = [
  ...(await dashboard()).map((query) => ({ name: `dashboard${query}`, url: `${site.url}/${query}` })),
  ...(await pagesOf(path("apps/docs/dist"))).map((file) => ({
    name: `docs/${file}`,
    url: `${site.url}/docs/${file}`,
  })),
  { name: "mock", url: `${mock.url}/__mock` },
].filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

/**
 * What a page weighs and what is wrong with it, and a picture of it in every mode.
 * @param {typeof pages[number]} subject
 */
async function look({ name, url }) {
  const context = await browser.newContext({
    reducedMotion: "reduce",
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  // A state that waits for its answer never comes to rest.
  const waits = /state=(loading|refetching)/.test(url);
  const vitals = waits ? undefined : await measure(page, url);
  if (waits) await page.goto(url);
  const faults = [];
  const taken = [];
  for (const each of modes) {
    const { name: mode, width, ...media } = each;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media: "screen", forcedColors: "none", ...media });
    await page.evaluate(
      "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))",
    );
    const found = media.media === "print" ? [] : await findings(page, axe, optionsOf(each));
    faults.push(...found.map((fault) => `${mode}: ${fault}`));
    const file = `${name} ${mode}.jpg`.replaceAll(/[^\w.]+/g, "-");
    // Of a long page its beginning: how it goes on is alike.
    const height = Math.min(4000, Number(await page.evaluate("document.documentElement.scrollHeight")));
    const clip = { x: 0, y: 0, width, height };
    await page.screenshot({ path: `${out}/${file}`, type: "jpeg", quality: 70, fullPage: true, clip });
    taken.push({ mode, file });
  }
  await context.close();
  return { vitals, faults, taken };
}

/** @param {string} text */
const plain = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** @param {typeof pages[number]} subject */
async function section(subject) {
  const { vitals, faults, taken } = await look(subject);
  console.log(`${faults.length === 0 ? "✓" : "✗"} ${subject.name}`, vitals ?? "", ...faults);
  const measured = vitals
    ? `LCP ${Math.round(vitals.largestPaint)} ms · CLS ${vitals.shift.toFixed(3)} · ${vitals.kibibytes} KiB gzip · ${vitals.requests} requests · `
    : "";
  const shown = taken.map(
    ({ mode, file }) => `<a href="${file}"><img loading="lazy" src="${file}" alt=""><span>${mode}</span></a>`,
  );
  return {
    faults: faults.length,
    html: `<section><h2>${plain(subject.name)}</h2><p>${measured}${faults.length} faults</p>
${faults.map((fault) => `<pre>${plain(fault)}</pre>`).join("")}<div>${shown.join("\n")}</div></section>`,
  };
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
try {
  if (pages.length === 0) throw new Error(`No page is called ${wanted.join(" or ")}.`);
  const sections = [];
  for (const subject of pages) sections.push(await section(subject));
  const style =
    "body{font:14px/1.5 system-ui;margin:24px;background:#888}section{background:#fff;padding:12px 16px;margin:0 0 16px}div{display:flex;gap:8px;overflow:auto}a{flex:none;color:inherit}img{display:block;height:360px;border:1px solid #bbb}pre{white-space:pre-wrap;color:#b9242c}";
  await writeFile(
    `${out}/index.html`,
    `<!doctype html><meta charset="utf-8"><title>Screenshots</title><style>${style}</style>\n${sections.map(({ html }) => html).join("\n")}\n`,
  );
  console.log(`${pages.length} pages: screenshots/index.html`);
  if (sections.some(({ faults }) => faults > 0)) process.exitCode = 1;
} finally {
  await browser.close();
  await site.stop();
  await mock.stop();
}
