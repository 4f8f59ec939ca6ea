import type { Page, Site } from "./layout.ts";

/** The text of `llms.txt`: what the site is, and where each page is to be had as plain Markdown. */
export function llmsText(site: Site, summary: string, guides: Page[]): string {
  return `# ${site.title} ${site.version}

> ${`${summary} ${site.notice}`.trim()}

## Guides

${guides.map((page) => `- [${page.title}](${page.markdown}): ${page.description}`).join("\n")}

## Reference

- [Reference](reference.md): every operation with its parameters, headers, answers, examples and schemas
- [OpenAPI contract, YAML](openapi.yaml): the source of everything here
- [OpenAPI contract, JSON](openapi.json): the same as JSON
`;
}
