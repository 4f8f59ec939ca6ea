import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { browserScript, searchEntries, searchScript } from "@partner-licenses/contract-kit/docs";
import { replaceFolder } from "../../../scripts/replace-folder.mjs";
import { changelogPage } from "./changes/changelog.ts";
import { FEED, feedText } from "./changes/feed.ts";
import { hasReport, reportPages } from "./changes/report.ts";
import { readFigures } from "./guides/figures.ts";
import { guidePages } from "./guides/pages.ts";
import { copyPictures } from "./guides/pictures.ts";
import { type Guide, readGuides } from "./guides/read.ts";
import type { Options } from "./options.ts";
import { copyAssets, readScript } from "./output/assets.ts";
import { copyTryApp, tryEntry } from "./output/try-app.ts";
import { renderPage } from "./page/layout.ts";
import { NOT_FOUND, notFoundPage } from "./page/not-found.ts";
import { changesOf } from "./page/places.ts";
import { readRepository } from "./page/repository.ts";
import type { Site } from "./page/site-facts.ts";
import { drawn } from "./reference/pages.ts";
import { drawWithRedoc } from "./reference/redoc.ts";
import { writeReferences } from "./reference/write.ts";
import { robots, sitemap } from "./search/crawlers.ts";
import { fullText, llmsText } from "./search/llms.ts";
import { WEIGHTS } from "./search/weights.ts";
import { readVersions, type Versions } from "./versions/versions.ts";

/** Builds the whole site into `options.out`. Throws before it touches that folder when anything is wrong. */
export async function buildSite(options: Options): Promise<void> {
  const versions = await readVersions(options);
  const figures = await readFigures(options.figures);
  const guides = await readGuides(options.content);
  await replaceFolder(options.out, async (root) => {
    const write = async (path: string, text: string) => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    };
    const { contract } = versions.current;
    const tryApp = await copyTryApp(options.tryApp, root);
    const redoc = await drawWithRedoc(drawn(versions.current, tryApp), dirname(root));
    await copyAssets(options, root, redoc.program);
    const pictures = await copyPictures(options.pictures, root);
    const feed = feedText(contract.info.title, versions, options.url);
    const reports = reportPages(versions.steps);
    const changelog = changelogPage(versions, feed && FEED);
    const site = await describeSite(versions, guides, options, {
      changes: [
        changelog.page,
        ...versions.steps.filter(hasReport).map((step) => ({ path: changesOf(step), title: step.name })),
      ],
      feed: feed && FEED,
      picture: pictures[0]?.path,
      tryApp,
    });
    const pages = [
      ...(await guidePages(guides, contract, figures, pictures, options)),
      changelog,
      ...reports,
    ];
    for (const { page, markdown } of pages) {
      await write(page.path, renderPage(site, page));
      await write(page.markdown, markdown);
    }
    const { overview, operations } = await writeReferences(site, versions, redoc, options, write);
    const all = [...[...pages, overview].map(({ page }) => page), ...operations];
    const entries = all.flatMap((page) => searchEntries({ ...page, weight: WEIGHTS[page.kind] }));
    if (tryApp) entries.push(tryEntry(tryApp));
    await write("assets/search-index.js", await searchScript(entries));
    await write("llms.txt", llmsText(site, all, versions));
    await write("llms-full.txt", fullText(site, [...pages, overview]));
    if (site.url) {
      await write("sitemap.xml", sitemap(site, all));
      await write("robots.txt", robots(site));
    }
    if (feed) await write(FEED, feed);
    await write(NOT_FOUND, notFoundPage(site));
  });
}

async function describeSite(
  { current, released, next }: Versions,
  guides: Guide[],
  options: Options,
  built: Pick<Site, "changes" | "feed" | "picture" | "tryApp">,
): Promise<Site> {
  const [theme, keys, fold] = await Promise.all([
    readScript(options, "theme.js"),
    browserScript("early-keys"),
    readScript(options, "fold.js"),
  ]);
  const { title } = current.contract.info;
  return {
    title,
    current,
    versions: released.length === 0 ? [current] : [...(next ? [next] : []), ...released],
    notice: guides.map(({ notice }) => notice).join(""),
    url: options.url,
    guides: guides
      .filter(({ order }) => order > 0)
      .map((guide) => ({ path: `guides/${guide.name}.html`, title: guide.title, group: guide.group })),
    ...built,
    repository: await readRepository(options.manifest),
    inline: { head: `${theme}\n${keys.trim()}`, fold },
  };
}
