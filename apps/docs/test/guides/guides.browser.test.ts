import { expect, inject, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { readTree } from "../support/files.ts";
import { inTurn } from "../support/in-turn.ts";

const { visit } = useBrowser("versioned");

test("search finds guides and operations, by keyboard alone", async () => {
  const { page } = await visit("guides/errors.html");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("searchbox", { name: "Search the docs" });
  await field.fill("byte order mark");
  await page
    .getByRole("link", { name: /Open questions/ })
    .first()
    .waitFor();
  await field.fill("getPartnerLicensesUsage");
  const hit = page.getByRole("dialog").getByRole("link", { name: /^Get partner licenses usage/ });
  await hit.first().waitFor();
  await field.fill("zzyzx qwfpgj");
  await page.getByText("Nothing found").waitFor();
  await page.keyboard.press("Escape");
  expect(await page.getByRole("dialog").count()).toBe(0);
});

test("the theme follows the system, is switched, and stays switched on the next page and in the reference", async () => {
  const { page } = await visit("guides/errors.html", { colorScheme: "dark" });
  const theme = () => page.locator("html").getAttribute("data-theme");
  expect(await theme()).toBe("dark");
  await page.getByRole("button", { name: "Switch to light theme" }).click();
  expect(await theme()).toBe("light");
  expect(await page.evaluate(() => localStorage.getItem("partner-licenses-theme"))).toBe("light");
  await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Reference" }).click();
  await page.getByRole("link", { name: "drawn by Redoc" }).click();
  await page.getByText("Search Ctrl+K").waitFor();
  expect(await theme()).toBe("light");
  expect(await page.locator("html").getAttribute("class")).toContain("light");
});

test("code is copied as it stands in the file", async () => {
  const { page } = await visit("index.html", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy" }).first().click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const markdown = await (await page.request.get(new URL("index.md", page.url()).href)).text();
  const [, code] = /^```sh\n(.*?)\n```$/ms.exec(markdown) ?? [];
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
});

test("the skip link is the first stop and leads to the content", async () => {
  const { page } = await visit("guides/errors.html");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
});

test("the list of guides shows the page at hand, however low it stands there", async () => {
  const { page } = await visit("guides/constructs.html", { viewport: { width: 1280, height: 500 } });
  const place = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom);
  expect(await place(".guides [aria-current]")).toBeLessThanOrEqual(await place(".guides"));
});

test("no page scrolls sideways, however narrow", async () => {
  const paths = ["index.html", "guides/errors.html", "guides/figures.html", "guides/compatibility.html"];
  const others = [
    "reference/operations/getpartnerlicensesusage.html",
    "changelog.html",
    "changes/1.2.0.html",
    "v/1.0.0/reference/index.html",
  ];
  await inTurn([...paths, ...others], async (path) => {
    const { page } = await visit(path);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scroll, `${path} at ${width}`).toBeLessThanOrEqual(width);
    }
    await page.context().close();
  });
});

test("on paper a page is dark on light, and shows the light picture, whatever theme was chosen", async () => {
  const { page } = await visit("index.html", { colorScheme: "dark" });
  await page.getByRole("button", { name: "Switch to light theme" }).waitFor();
  await page.emulateMedia({ media: "print" });
  const [text, paper] = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return [color, backgroundColor].map((value) => Number(/\d+/.exec(value)?.[0]));
  });
  expect(text).toBeLessThan(80);
  expect(paper).toBeGreaterThan(200);
  expect(await page.locator(".only-light").isVisible()).toBe(true);
  expect(await page.locator(".only-dark").isVisible()).toBe(false);
});

test("code in a table breaks between the parts of an address, never within a word", async () => {
  const broken: string[] = [];
  await inTurn(["getting-started", "maintaining", "migration", "mock", "authentication"], async (name) => {
    const { page } = await visit(`guides/${name}.html`, { viewport: { width: 1280, height: 800 } });
    broken.push(...(await page.locator("td code").evaluateAll(codesThatBreak)));
    await page.context().close();
  });
  expect(broken).toEqual([]);
});

test("the search that is opened again is typed over", async () => {
  const { page } = await visit("guides/errors.html");
  const field = page.getByRole("searchbox");
  await page.keyboard.press("/");
  await page.keyboard.type("startMock()");
  await page.getByRole("dialog").getByRole("link").first().waitFor();
  await page.keyboard.press("Escape");
  await field.waitFor({ state: "hidden" });
  await page.keyboard.press("/");
  await field.waitFor();
  await page.keyboard.type("getPartnerLicensesUsage()");
  expect(await field.inputValue()).toBe("getPartnerLicensesUsage()");
  await page
    .getByRole("dialog")
    .getByRole("link", { name: /^Get partner licenses usage/ })
    .first()
    .waitFor();
});

test("lines of text are at most 68 characters wide", async () => {
  const { page } = await visit("guides/errors.html", { viewport: { width: 1600, height: 900 } });
  const ratio = await page
    .locator("article > p")
    .first()
    .evaluate((text) => {
      const probe = Object.assign(document.createElement("span"), { textContent: "0".repeat(68) });
      probe.style.whiteSpace = "nowrap";
      text.append(probe);
      const limit = probe.getBoundingClientRect().width;
      probe.remove();
      return text.getBoundingClientRect().width / limit;
    });
  expect(ratio).toBeLessThanOrEqual(1.01);
});

test("no code block of a guide is wider than its column on a desktop", async () => {
  const names = [...(await readTree(inject("versioned"))).keys()];
  const found: Record<string, (string | null)[]> = {};
  await inTurn(
    names.filter((name) => /^guides\/.*html$/.test(name)),
    async (name) => {
      const { page } = await visit(name, { viewport: { width: 1280, height: 800 } });
      const wide = await page
        .locator("figure.code pre")
        .evaluateAll((blocks) =>
          blocks.filter((block) => block.scrollWidth > block.clientWidth).map((block) => block.textContent),
        );
      if (wide.length > 0) found[name] = wide;
      await page.context().close();
    },
  );
  expect(found).toEqual({});
});

test("without scripts all text is there", async () => {
  const { page } = await visit("guides/errors.html", { javaScriptEnabled: false });
  await page.getByText("Every documented cause").first().waitFor();
  expect(await page.locator(".bar .theme").isVisible()).toBe(false);
});

test("without scripts the text begins on the first screen of a phone", async () => {
  const { page } = await visit("guides/errors.html", {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const heading = await page.getByRole("heading", { level: 1 }).boundingBox();
  expect(heading?.y).toBeLessThan(844 / 2);
});

/** Runs in the page: the texts of which a line ends between two letters. */
function codesThatBreak(codes: Element[]): string[] {
  const top = (node: Node, at: number) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().top;
  };
  return codes
    .filter(({ childNodes }) =>
      [...childNodes].some((node) =>
        [...(node.textContent ?? "").matchAll(/(?<=\w)\w/g)].some(
          ({ index }) => top(node, index) > top(node, index - 1) + 4,
        ),
      ),
    )
    .map(({ textContent }) => textContent ?? "");
}
