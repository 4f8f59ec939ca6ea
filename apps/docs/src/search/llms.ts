import type { Page } from "../page/layout.ts";
import { folderOf } from "../page/places.ts";
import { type Site, versionText } from "../page/site-facts.ts";
import type { Versions } from "../versions/versions.ts";

/** The text of `llms.txt`: what the site is, and where each page is to be had as plain Markdown. */
export function llmsText(site: Site, pages: Page[], { released, next }: Versions): string {
  const [landing] = pages.filter(({ kind }) => kind === "landing");
  const list = (kinds: Page["kind"][]) =>
    pages
      .filter(({ kind }) => kinds.includes(kind))
      .map((page) => `- [${page.title}](${page.markdown}): ${page.description}`)
      .join("\n");
  const versions = [...(next ? [next] : []), ...released].map((version) => {
    const folder = folderOf(version);
    return `- [Reference of ${version.name}](${folder}reference.md), its contract as [YAML](${folder}openapi.yaml) and [JSON](${folder}openapi.json)${version.kind === "current" ? ": the current version" : ""}`;
  });
  return `# ${site.title} ${versionText(site.current)}

> ${`${landing?.description ?? ""} ${site.notice}`.trim()}

## Guides

${list(["guide", "wide"])}

## Reference

- [Reference](reference.md): every operation with its parameters, headers, answers, examples and schemas
- [OpenAPI contract, YAML](openapi.yaml): the source of everything here
- [OpenAPI contract, JSON](openapi.json): the same as JSON

## Changes

${list(["changelog", "report"])}
${versions.length > 0 ? `\n## Versions\n\n${versions.join("\n")}\n` : ""}`;
}
