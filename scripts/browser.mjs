// One place that knows how tests find and start Chromium.
import { existsSync } from "node:fs";

const candidates = [
  process.env.CHROMIUM_PATH,
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
