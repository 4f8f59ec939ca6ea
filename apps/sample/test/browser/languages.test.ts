import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { butColours, findings } from "../../../../scripts/accessibility.mjs";
import { locales } from "../../src/lib/locales.ts";
import { en } from "../../src/words/en.ts";
import { loadWords } from "../../src/words/words.ts";
import { axe } from "../support/axe.ts";
import { type Stage, startStage } from "../support/browser.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.stop());

/** Texts and labels of the page, without what is declared to be in another language and names of the data. */
const ownTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode())
      if (!walker.currentNode.parentElement?.closest("[lang]:not(html), bdi, .mono, .choices, #root option"))
        texts.push(walker.currentNode.textContent ?? "");
    for (const node of document.querySelectorAll("[aria-label], [placeholder]"))
      texts.push(node.getAttribute("aria-label") ?? node.getAttribute("placeholder") ?? "");
    return texts.map((text) => text.trim()).filter(Boolean);
  });

/** Names that stay as they are in every language. */
const names =
  /Partner [Cc]enter|Partner licenses|Microsoft|App\+User|Admin agent|Office 365|Dynamics 365|MFA|CSV|API|ID|X-Locale|o365|crm|Exchange/g;

const textsIn = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];
/** Texts of the figures at the top that their boxes cut off. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll(".kpi *")]
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
      .map(({ textContent }) => textContent),
  );

const sentences = new Set(textsIn(en).filter((text) => text.includes(" ")));
const states = ["", "documented", "empty", "mfa", "bad-request", "contract-break", "stale-error"];

it.each(["de-DE", "fr-FR", "ja-JP", "ar-EG"])(
  "all that the page says is in the language of %s",
  async (locale) => {
    const words = await loadWords(locale);
    const { page, faults } = await stage.open(`?locale=${locale}`, { reducedMotion: "reduce" });
    for (const state of states) {
      await page.setViewportSize({ width: 1280, height: 800 });
      if (state !== "") await page.goto(`${stage.url}/?locale=${locale}&state=${state}`);
      await page.locator(".usage :is(.panel, .percent)").first().waitFor();
      if (state === "stale-error") await page.getByRole("alert").waitFor();
      // Colours and widths are the same in every language: `axe.test.ts` looks at them.
      if (state === "" || state === "bad-request") expect(await findings(page, axe, butColours)).toEqual([]);
      expect(await cutOff(page), state).toEqual([]);
      await page.locator(".state-menu button").click();
      await page.locator(".state-note").first().waitFor();
      expect(
        await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
      ).toEqual([locale, words.direction]);
      const texts = await ownTexts(page);
      expect(texts.length).toBeGreaterThan(30);
      expect(texts.filter((text) => sentences.has(text))).toEqual([]);
      const latin = texts.map((text) => text.replace(names, "")).filter((text) => /[a-z]{2}/i.test(text));
      if (["ja-JP", "ar-EG"].includes(locale)) expect(latin).toEqual([]);
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBe(320);
      expect(faults).toEqual([]);
    }
    await page.context().close();
  },
);

it("there are words for each language that the menu offers", async () => {
  for (const locale of locales) expect((await loadWords(locale)).language).toBe(locale.slice(0, 2));
});
