import { readFile } from "node:fs/promises";

/** Where a package says that its source is, as an address for browsers; undefined when it says nothing that is one. */
export async function readRepository(manifest: string): Promise<string | undefined> {
  const text = await readFile(manifest, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  const { repository } = JSON.parse(text) as { repository?: string | { url?: string } };
  const url = typeof repository === "string" ? repository : repository?.url;
  const found = /^(?:git\+)?(https:\/\/[^#]+?)(?:\.git)?$/.exec(url ?? "");
  return found?.[1];
}
