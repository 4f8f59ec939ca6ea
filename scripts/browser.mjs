// @ts-check
// One place that knows how tests find, install and start Chromium.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { run } from "./run.mjs";

// The headless shell is what Playwright starts, too: the same engine with half the work, as it draws no window.
const headlessShell = "/usr/bin/chromium-headless-shell";
const candidates = [
  process.env.CHROMIUM_PATH,
  headlessShell,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The system's Chromium or Chrome, or undefined: then Playwright's own browser is used. */
export function systemBrowser() {
  return candidates.find((path) => path && existsSync(path));
}

// A closed network makes Chromium's background connections fail loudly, many at a time.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts a headless browser.
 * @param {typeof import("playwright-core")} playwright the caller's own playwright-core
 */
export function launchBrowser({ chromium }) {
  const executablePath = systemBrowser();
  return chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
}

/**
 * Installs Chromium where there is none: from Debian when this is root on Debian, else by Playwright.
 * In CI the headless shell is installed in addition to a whole Chromium.
 * @returns {Promise<number>} the exit code of the last command; 0 when a browser was there
 */
export async function ensureBrowser() {
  const own = await playwrightBrowser();
  const found = systemBrowser() ?? (existsSync(own) ? own : undefined);
  const enough = process.env.CI ? [process.env.CHROMIUM_PATH, headlessShell] : [found];
  if (found && enough.includes(found)) return 0;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium for the browser tests …");
    await run(["apt-get", "update", "-qq"], { quiet: true });
    for (const name of ["chromium-headless-shell", ...(found ? [] : ["chromium"])]) {
      const install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", name];
      if ((await run(install, { quiet: true })) === 0) return 0;
    }
  }
  if (found) return 0;
  return run([
    "pnpm",
    "--filter",
    "@partner-licenses/docs",
    "exec",
    "playwright-core",
    "install",
    "chromium",
  ]);
}

async function playwrightBrowser() {
  const require = createRequire(new URL("../apps/docs/package.json", import.meta.url));
  const { chromium } = require("playwright-core");
  return chromium.executablePath();
}
