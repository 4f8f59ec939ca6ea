// @ts-check
// What a page of an app has to get right for everybody, in the views that can differ.

// Dark pages differ from light ones in their colours only, narrow pages from wide ones in all but their colours.
const colours = ["color-contrast", "link-in-text-block"];
const butColours = { rules: Object.fromEntries(colours.map((rule) => [rule, { enabled: false }])) };
const onlyColours = { runOnly: { type: "rule", values: colours } };

/** Widths and themes worth a look, each with what axe has to look at there. */
export const views = [
  { width: 1280, colorScheme: /** @type {const} */ ("light"), options: {} },
  { width: 1280, colorScheme: /** @type {const} */ ("dark"), options: onlyColours },
  { width: 390, colorScheme: /** @type {const} */ ("light"), options: butColours },
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
  await page.evaluate(axe);
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
