import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import * as playwright from "playwright-core";
import { launchBrowser } from "../../scripts/browser.mjs";
import { patience } from "../../scripts/tests/config.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Uses the generated app as a person would: searches, sends, sees rows, an error and a refusal, looks narrow and dark. */
export async function useTryApp(url: string): Promise<{ rows: number; faults: string[] }> {
  const browser = await launchBrowser(playwright);
  try {
    const page: Page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(patience);
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(url);
    await page.getByText("connected").waitFor();
    faults.push(...(await look(page, "overview")));

    await page.keyboard.press("/");
    await page.keyboard.type("list parcels");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "List parcels", level: 1 }).waitFor();
    await page.getByRole("button", { name: "in-transit" }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("table").waitFor();
    const rows = (await page.getByRole("row").count()) - 1;
    faults.push(...(await look(page, "rows")));

    await pick(page, "429:slow-down", "Throttled");
    await page.goto(`${url}#/schedulePickup`);
    await pick(page, "422:two-fields", "The request is refused as invalid");
    await page.getByRole("cell", { name: "recipient.postalCode" }).waitFor();
    await page.goto(`${url}#/inviteMember`);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("No content").waitFor();

    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.getByRole("button", { name: "inviteMember" }).click();
    faults.push(...(await look(page, "narrow and dark")));
    return { rows, faults };
  } finally {
    await browser.close();
  }
}

async function pick(page: Page, answer: string, title: string): Promise<void> {
  await page.locator(`[data-answer="${answer}"]`).click();
  await page.getByRole("heading", { name: title }).waitFor();
}

/** What axe finds here, and whether the page is too wide. */
async function look(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run();
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : [];
    return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`), ...wide];
  });
  return found.map((fault) => `${where}: ${fault}`);
}
