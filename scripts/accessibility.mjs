// @ts-check
// What a page of an app has to get right for everybody, in the views that can differ.

// Dark pages differ from light ones in their colours only, narrow pages from wide ones in all but their colours.
const colours = ["color-contrast", "link-in-text-block"];
/** All but the colours, which the pages of a site share. */
export const butColours = { rules: Object.fromEntries(colours.map((rule) => [rule, { enabled: false }])) };
const onlyColours = { runOnly: { type: "rule", values: colours } };

/**
 * Widths and themes worth a look, each with what axe has to look at there.
 * @type {readonly { width: number, colorScheme: "light" | "dark", options: object }[]}
 */
export const views = [
  { width: 1280, colorScheme: "light", options: {} },
  { width: 1280, colorScheme: "dark", options: onlyColours },
  { width: 390, colorScheme: "light", options: butColours },
];

/**
 * The colours of what only a narrow page shows, such as its menu.
 * @type {typeof views}
 */
export const narrowColours = [
  { width: 390, colorScheme: "light", options: onlyColours },
  { width: 390, colorScheme: "dark", options: onlyColours },
];

/**
 * What axe finds, as short lines, and whether the page is too wide.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} axe the source of axe-core
 * @param {object} options what axe looks at: that of a view
 * @returns {Promise<string[]>}
 */
export async function findings(page, axe, options) {
  // Half a MiB to compile: once for each document.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe);
  return page.evaluate(async (chosen) => {
    /** @type {{ run(options: object): Promise<{ violations: { id: string, nodes: { html: string }[] }[] }> }} */
    const { run } = Reflect.get(globalThis, "axe");
    const { violations } = await run({ ...chosen, resultTypes: ["violations"] });
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...found, `${scrollWidth - clientWidth} px too wide`] : found;
  }, options);
}

/**
 * What axe finds in a page in every view, one after the other: it is loaded once.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} axe the source of axe-core
 * @param {typeof views} [chosen]
 * @returns {Promise<string[]>}
 */
export async function findingsInViews(page, axe, chosen = views) {
  /** @type {string[]} */
  const found = [];
  for (const { width, colorScheme, options } of chosen) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction(
      (scheme) =>
        (document.documentElement.dataset.theme ?? scheme) === scheme &&
        document.getAnimations().every(({ effect }) => effect?.getComputedTiming().endTime === Infinity),
      colorScheme,
    );
    const here = await findings(page, axe, options);
    found.push(...here.map((fault) => `${colorScheme}, ${width} wide: ${fault}`));
  }
  return found;
}
