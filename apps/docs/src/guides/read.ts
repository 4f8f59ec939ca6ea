import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One Markdown file of `content/`, its front matter read, its markers not yet replaced. */
export interface Guide {
  /** File name without the ending. */
  name: string;
  title: string;
  description: string;
  order: number;
  /** The heading under which it is listed. */
  group: string;
  /** Front page only: the line at the foot of every page, and what the screenshot shows. */
  notice: string;
  picture: string;
  /** Words that readers look for and the page does not say. */
  keywords: string;
  /** Whether the page is for wide tables rather than for reading. */
  wide: boolean;
  body: string;
}

/** Reads all guides in reading order. Throws when one lacks a title, a description or an order. */
export async function readGuides(folder: string): Promise<Guide[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md")).sort();
  const guides = await Promise.all(
    files.map(async (file) => parseGuide(file, await readFile(join(folder, file), "utf8"))),
  );
  return guides.sort((a, b) => a.order - b.order || a.name.localeCompare(b.name));
}

function parseGuide(file: string, text: string): Guide {
  const match = /^---\n([\s\S]*?)\n---\n/.exec(text);
  const fields = new Map(
    (match?.[1] ?? "").split("\n").map((line): [string, string] => {
      const [key = "", ...rest] = line.split(":");
      return [key.trim(), rest.join(":").trim()];
    }),
  );
  const need = (key: string) => {
    const value = fields.get(key);
    if (!value) throw new Error(`content/${file}: the front matter needs "${key}:".`);
    return value;
  };
  return {
    name: file.replace(/\.md$/, ""),
    title: need("title"),
    description: need("description"),
    order: Number(need("order")),
    group: fields.get("order") === "0" ? "" : need("group"),
    notice: fields.get("notice") ?? "",
    picture: fields.get("picture") ?? "",
    keywords: fields.get("keywords") ?? "",
    wide: fields.get("layout") === "wide",
    body: text.slice(match?.[0].length ?? 0).trim(),
  };
}

const MARKER = /^<!-- (snippet|include): (\S+) -->$/gm;

/**
 * Replaces `<!-- snippet: file.ts -->` by the file as a code block and `<!-- include: name -->` by the text of that
 * name. Throws on a marker that names nothing, so that no page goes out with a hole.
 */
export async function expandMarkers(
  guide: Guide,
  snippets: string,
  include: (name: string) => string | undefined,
): Promise<string> {
  const parts: string[] = [];
  let last = 0;
  for (const match of guide.body.matchAll(MARKER)) {
    const [whole, kind, name = ""] = match;
    parts.push(guide.body.slice(last, match.index));
    parts.push(
      kind === "snippet" ? await readSnippet(guide, snippets, name) : included(guide, include(name), name),
    );
    last = match.index + whole.length;
  }
  parts.push(guide.body.slice(last));
  return `${parts.join("").trim()}\n`;
}

async function readSnippet(guide: Guide, folder: string, name: string): Promise<string> {
  const source = await readFile(join(folder, name), "utf8").catch((cause: unknown) => {
    throw new Error(`content/${guide.name}.md: there is no snippets/${name}.`, { cause });
  });
  return `\`\`\`${name.split(".").at(-1)} ${name}\n${source.trimEnd()}\n\`\`\``;
}

function included(guide: Guide, text: string | undefined, name: string): string {
  if (text === undefined) throw new Error(`content/${guide.name}.md: there is no include "${name}".`);
  return text;
}
