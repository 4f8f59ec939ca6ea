import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startMock } from "@partner-licenses/mock";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import * as playwright from "playwright-core";
import { launchBrowser } from "../../../../scripts/browser.mjs";
import { startSite } from "../../../../scripts/site/site.mjs";
import { patience } from "../../../../scripts/tests/config.mjs";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The production build behind its server, a mock and a browser. */
export interface Stage {
  readonly url: string;
  readonly browser: Browser;
  /** Opens an address in a page of its own; `faults` collects console errors and requests that leave the site. */
  open(search?: string, options?: BrowserContextOptions): Promise<{ page: Page; faults: string[] }>;
  stop(): Promise<void>;
}

/** An error status is what the state is about; the browser logs each one. */
const expected = /^Failed to load resource: the server responded with a status of \d+/;

/** Starts all three on free ports; throws when the dashboard is not built. */
export async function startStage(): Promise<Stage> {
  const sampleDir = path("../../dist");
  if (!existsSync(`${sampleDir}/index.html`)) {
    throw new Error(
      "The dashboard is not built: run `pnpm --filter @partner-licenses/sample run build`, then test again.",
    );
  }
  const mock = await startMock({ port: 0 });
  const site = await startSite({ mockUrl: mock.url, sampleDir, docsDir: path("../../../docs/dist") });
  const browser: Browser = await launchBrowser(playwright);
  return {
    url: site.url,
    browser,
    async open(search = "", options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      context.setDefaultTimeout(patience);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !expected.test(message.text())) faults.push(message.text());
      });
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("request", (request) => {
        if (!request.url().startsWith(`${site.url}/`) && !request.url().startsWith("blob:"))
          faults.push(request.url());
      });
      await page.goto(`${site.url}/${search}`);
      return { page, faults };
    },
    async stop() {
      await browser.close();
      await site.stop();
      await mock.stop();
    },
  };
}
