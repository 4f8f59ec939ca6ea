import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./workspace.ts";

/** The code under a heading of a page of the docs: its blocks of a language. Throws where there is none of that number. */
export async function pageBlocks(
  name: string,
): Promise<(heading: string, language?: string, index?: number) => string> {
  const text = await readFile(join(root, "apps/docs/content", `${name}.md`), "utf8");
  const sections = new Map(text.split(/^## /m).map((each) => [each.slice(0, each.indexOf("\n")), each]));
  return (heading, language = "sh", index = 0) => {
    const blocks = codeIn(sections.get(heading) ?? "", language);
    const code = blocks[index];
    if (code === undefined)
      throw new Error(`${name}.md has no block ${index} of ${language} under "${heading}"`);
    return code;
  };
}

/** The code of a language in a text of Markdown. */
export function codeIn(markdown: string, language: string): string[] {
  return [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(
    ([, code = ""]) => code,
  );
}
