import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { listFiles } from "./generate/write.ts";
import { packageFolder } from "./package-folder.ts";

const folder = join(packageFolder(), "templates");

/** The pages and components of the sample app, the same for any contract. */
export const sampleTemplates = join(folder, "sample");

/** What `contract new` begins with: all of a repository that is not made from its contract. */
export const newTemplates = join(folder, "new");

/** Guides, and the style of the site that shows them. */
export const docsTemplates = join(folder, "docs");

/** The texts of a folder of templates, by their path in it. */
export async function readTemplates(from: string): Promise<Map<string, string>> {
  const paths = await listFiles(from);
  const texts = paths.map(
    async (path) => [relative(from, path).replaceAll("\\", "/"), await readFile(path, "utf8")] as const,
  );
  return new Map(await Promise.all(texts));
}

/** Fills `{{title}}` and the like in a text, in JSON as JSON has it. Throws when it asks for a fact that nobody knows. */
export function fill(file: string, text: string, facts: Readonly<Record<string, string>>): string {
  const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = facts[name];
    if (value === undefined) throw new Error(`${file}: {{${name}}} stands for nothing`);
    return file.endsWith(".json") ? JSON.stringify(value).slice(1, -1) : value;
  });
  // A fact that is empty leaves no gap.
  return file.endsWith(".md") ? filled.replaceAll(/\n{3,}/g, "\n\n") : filled;
}
