import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startMock } from "@partner-licenses/mock";
import type { AxeResults } from "axe-core";
import playwright, { type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getUsage, useMock } from "./support/call.ts";

const mock = useMock();
const { launchBrowser } = (await import(new URL("../../../scripts/browser.mjs", import.meta.url).href)) as {
  launchBrowser: (module: typeof playwright) => Promise<Browser>;
};

let browser: Browser;
let axe = "";
beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  browser = await launchBrowser(playwright);
  await getUsage(mock.url, { "X-Locale": "english" });
  await getUsage(mock.url, { prefer: "scenario=throttled-once" });
}, 60_000);
afterAll(() => browser?.close());

async function open(
  colorScheme: "light" | "dark",
  width: number,
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${mock.url}/__mock`);
  return { page, complaints };
}

describe.each(["light", "dark"] as const)("the page at /__mock, %s", (scheme) => {
  test.each([1280, 390])("%i wide: accessible, whole, without complaints", async (width) => {
    const { page, complaints } = await open(scheme, width);
    expect(await page.evaluate("document.documentElement.dataset.theme")).toBe(scheme);
    await page.evaluate(axe);
    const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(complaints.filter((text) => !text.includes("favicon"))).toEqual([]);
    await page.close();
  });
});

test("every command for an ordinary answer gets one", async () => {
  const spec = fileURLToPath(new URL("../../contract-kit/test/fixtures/museum.yaml", import.meta.url));
  const museum = await startMock({ spec });
  const page = await (await fetch(`${museum.url}/__mock`)).text();
  const commands = [...page.matchAll(/value="(curl [^"]*)" aria-label="Copy curl for the ordinary/g)].map(
    ([, text = ""]) => text.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
  );
  expect(commands.length).toBeGreaterThan(8);
  for (const command of commands) {
    const { stdout } = await promisify(execFile)("sh", ["-c", command]);
    expect({ command, line: stdout.split("\r\n", 1)[0] }).toEqual({
      command,
      line: expect.stringMatching(/ 2\d\d /),
    });
  }
  await museum.stop();
});

test("the theme can be chosen and is remembered; clearing empties the list", async () => {
  const { page } = await open("light", 1280);
  await page.getByRole("button", { name: "Light or dark" }).click();
  await page.reload();
  expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
  expect(await page.getByText("request.header.x-locale").count()).toBe(1);
  await page.getByRole("button", { name: "Clear and restart scenarios" }).click();
  await page.getByText("None yet.").waitFor();
  await page.close();
});
