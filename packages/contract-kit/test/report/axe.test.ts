import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { diff } from "@partner-licenses/contract-diff";
import { judge } from "@partner-licenses/contract-diff/accept";
import { render, viewOf } from "@partner-licenses/contract-diff/report";
import { contract } from "@partner-licenses/document/testing/contract";
import playwright, { type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Repository, repository } from "../gate/repository.ts";

const scripts = new URL("../../../../scripts/browser.mjs", import.meta.url).href;
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let browser: Browser;
let repo: Repository;
let page: string;

beforeAll(async () => {
  const { launchBrowser } = (await import(scripts)) as {
    launchBrowser(with_: typeof playwright): Promise<Browser>;
  };
  browser = await launchBrowser(playwright);
  repo = await repository();
  const properties = "        size: { type: integer }\n";
  await repo.write("b.yaml", contract({ required: "[id]", properties, description: "Every thing." }));
  const [base, revision] = [repo.project.spec, join(repo.dir, "b.yaml")];
  const { bump, findings } = await diff(base, revision);
  page = join(repo.dir, "diff.html");
  const judged = judge(
    [...findings, ...findings.slice(0, 1).map((one) => ({ ...one, level: "unproven" as const }))],
    [],
  );
  await repo.write(
    "diff.html",
    render("html", viewOf({ base, revision, next: "contract gate" }, bump, judged)),
  );
});

afterAll(async () => {
  await browser?.close();
  await repo?.remove();
});

it.each([
  ["light", 1280],
  ["dark", 1280],
  ["dark", 390],
] as const)("the HTML report has no fault that axe finds: %s, %i px", async (colorScheme, width) => {
  const tab = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  await tab.goto(pathToFileURL(page).href);
  await tab.evaluate('for (const part of document.querySelectorAll("details")) part.open = true');
  expect(await tab.locator("article").count()).toBe(4);
  expect(await tab.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  await tab.evaluate(await readFile(axe, "utf8"));
  const found = (await tab.evaluate(
    "axe.run().then(({ violations }) => violations.map(({ id }) => id))",
  )) as string[];
  expect(found).toEqual([]);
  await tab.close();
});
