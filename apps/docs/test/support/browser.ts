import playwright, { type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { launchBrowser } from "../../../../scripts/browser.mjs";
import { patience } from "../../../../scripts/tests/config.mjs";
import { serveFolder } from "./static-server.ts";

export interface Visit {
  page: Page;
  /** Everything that the page asked of another origin. */
  foreign: string[];
  /** Errors on the console, thrown ones included. */
  errors: string[];
  /** Goes on to another page in the same tab, which costs half as much. */
  open(path: string): Promise<void>;
}

/** Operation's address in the drawn reference: tag, then operationId. */
export const OPERATION = "reference/redoc.html#/analytics/getpartnerlicensesusage";

/** Starts a browser for the tests of one file, with one of the sites served under `base`. */
export function useBrowser(which: "site" | "versioned" = "site", base = "/docs/") {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    browser = await launchBrowser(playwright);
    server = await serveFolder(inject(which), base);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Opens a page in a context of its own; `root` is where the site lies, by default on the test's server. */
  async function visit(path: string, options: BrowserContextOptions = {}, root = server.url): Promise<Visit> {
    const context = await browser.newContext({ reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    const [foreign, errors]: string[][] = [[], []];
    const own = root.startsWith("file:") ? "file:" : new URL(root).origin;
    page.on("request", (request) => {
      if (!request.url().startsWith(own) && !/^(data|blob):/.test(request.url()))
        foreign?.push(request.url());
    });
    page.on("console", (message) => {
      if (message.type() === "error") errors?.push(message.text());
    });
    page.on("pageerror", (error) => errors?.push(error.message));
    const open = async (next: string) => {
      await page.goto(root + next);
      if (next.includes("reference/redoc.html") && options.javaScriptEnabled !== false)
        await page.getByText("Search Ctrl+K").waitFor({ state: "attached" });
    };
    await open(path);
    return { page, foreign: foreign ?? [], errors: errors ?? [], open };
  }
  return { visit };
}
