import type { Written } from "../guides/pages.ts";
import type { Page } from "../page/layout.ts";
import { folderOf } from "../page/places.ts";
import { type Site, versionText } from "../page/site-facts.ts";
import type { Versions } from "../versions/versions.ts";

/**
 * The text of `llms.txt`: what the site is, and where each page is to be had as plain Markdown. Addresses are absolute
 * where the site knows its own.
 */
export function llmsText(site: Site, pages: Page[], { released, next }: Versions): string {
  const [landing] = pages.filter(({ kind }) => kind === "landing");
  const list = (kinds: Page["kind"][]) =>
    pages
      .filter(({ kind }) => kinds.includes(kind))
      .map((page) => `- [${page.title}](${site.url}${page.markdown}): ${page.description}`)
      .join("\n");
  const versions = [...(next ? [next] : []), ...released].map((version) => {
    const folder = site.url + folderOf(version);
    return `- [Reference of ${version.name}](${folder}reference.md), its contract as [YAML](${folder}openapi.yaml) and [JSON](${folder}openapi.json)${version.kind === "current" ? ": the current version" : ""}`;
  });
  return `# ${site.title} ${versionText(site.current)}

> ${`${landing?.description ?? ""} ${site.notice}`.trim()}

All of it in one file: [llms-full.txt](${site.url}llms-full.txt)

## Guides

${list(["guide", "wide"])}

## Reference

- [Reference](${site.url}reference.md): every operation with its parameters, headers, answers, examples and schemas
- [OpenAPI contract, YAML](${site.url}openapi.yaml): the source of everything here
- [OpenAPI contract, JSON](${site.url}openapi.json): the same as JSON

## Changes

${list(["changelog", "report"])}
${versions.length > 0 ? `\n## Versions\n\n${versions.join("\n")}\n` : ""}`;
}

/** The text of `llms-full.txt`: every page of the current version as Markdown, each under its address. */
export function fullText({ url }: Site, pages: Written[]): string {
  return pages
    .map(({ page, markdown }) => `<!-- ${url}${page.markdown} -->\n\n${markdown.trim()}\n`)
    .join("\n");
}
