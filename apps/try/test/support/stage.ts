import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Mock, startMock } from "@partner-licenses/mock";
import type { BrowserContextOptions, ConsoleMessage, Page } from "playwright-core";
import * as playwright from "playwright-core";
import { launchBrowser } from "../../../../scripts/browser.mjs";
import { startSite } from "../../../../scripts/site/site.mjs";
import { patience } from "../../../../scripts/tests/config.mjs";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** The production build on a site, a mock behind it, and a browser. */
export interface Stage {
  readonly mock: Mock;
  /** Opens an address of the app in a page of its own; `faults` collects what the console complains about. */
  open(hash?: string, options?: BrowserContextOptions): Promise<{ page: Page; faults: string[] }>;
  stop(): Promise<void>;
}

/** The browser logs each error status; here they are wanted. */
const wanted = /^Failed to load resource/;

/** Starts everything on free ports. With `alone` nothing answers behind the site: the mock is another server. */
export async function startStage({ alone = false } = {}): Promise<Stage> {
  if (!existsSync(`${dist}/index.html`))
    throw new Error("The app is not built: run `pnpm build`, then test again.");
  const mock = await startMock({ port: 0 });
  const nowhere = await startMock({ port: 0 });
  await nowhere.stop();
  const mockUrl = alone ? nowhere.url : mock.url;
  const site = await startSite({ mockUrl, sampleDir: dist, docsDir: dist, ownPolicy: true });
  const browser = await launchBrowser(playwright);
  return {
    mock,
    async open(hash = "", options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      context.setDefaultTimeout(patience);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("console", (message: ConsoleMessage) => {
        if (message.type() === "error" && !wanted.test(message.text())) faults.push(message.text());
      });
      page.on("pageerror", (error: Error) => faults.push(String(error)));
      await page.goto(`${site.url}/${hash}`);
      return { page, faults };
    },
    async stop() {
      await browser.close();
      await site.stop();
      await mock.stop();
    },
  };
}
