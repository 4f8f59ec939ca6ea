import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../support/workspace.ts";

/** The shell blocks of a page of the docs, by the heading above them; those above the first have its title. */
export async function tutorialBlocks(page = "tutorial"): Promise<Map<string, string[]>> {
  const text = await readFile(join(root, `apps/docs/content/${page}.md`), "utf8");
  const blocks = new Map<string, string[]>();
  for (const section of text.split(/^##? /m).slice(1)) {
    const heading = section.slice(0, section.indexOf("\n"));
    blocks.set(
      heading,
      [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, code = ""]) => code),
    );
  }
  return blocks;
}
