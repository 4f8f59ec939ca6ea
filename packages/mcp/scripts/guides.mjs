// @ts-check
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@partner-licenses/contract-kit/docs";
import { readFigures } from "../../../apps/docs/src/guides/figures.ts";
import { guidePages } from "../../../apps/docs/src/guides/pages.ts";
import { readGuides } from "../../../apps/docs/src/guides/read.ts";
import { readOptions } from "../../../apps/docs/src/options.ts";

/** The guides for those who call the API; the others are about contracts. */
const group = "Use it";

/**
 * Writes the guides of the docs that are about the built-in contract, for agents: as Markdown that leads to other resources.
 * @param {string} dist
 */
export async function writeGuides(dist) {
  const options = { ...readOptions([], {}), published: true };
  const guides = (await readGuides(options.content)).filter((guide) => guide.group === group);
  const { contract } = readContract(options.spec);
  const pages = await guidePages(guides, contract, await readFigures(options.figures), [], options);
  const names = new Set(guides.map(({ name }) => name));
  const folder = join(dist, "guides");
  await mkdir(folder);
  for (const [index, { name }] of guides.entries()) {
    const text = (pages[index]?.markdown ?? "")
      .replaceAll("](../reference/index.html)", "](contract://openapi.json)")
      .replaceAll(/\]\(([a-z-]+)\.md(?:#[^)]*)?\)/g, (whole, to) =>
        names.has(to) ? `](guide://${to})` : whole,
      );
    await writeFile(join(folder, `${name}.md`), text);
  }
}
