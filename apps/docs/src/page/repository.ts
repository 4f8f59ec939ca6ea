import { readFile } from "node:fs/promises";

/** The folder of the guides in the repository. */
export const GUIDES = "apps/docs/content";

/** Where source is, as addresses for browsers without a slash at their end. */
export interface Repository {
  url: string;
  /** The guides as they were released with a version. */
  guidesOf(version: string): string;
}

/** Where a package says that its source is; undefined when it says nothing that is an address for browsers. */
export async function readRepository(manifest: string): Promise<Repository | undefined> {
  const text = await readFile(manifest, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  const { name, repository } = JSON.parse(text) as { name?: string; repository?: string | { url?: string } };
  const url = typeof repository === "string" ? repository : repository?.url;
  const found = /^(?:git\+)?(https:\/\/[^#]+?)(?:\.git)?$/.exec(url ?? "");
  const address = found?.[1];
  if (address === undefined) return undefined;
  // The tag that changesets give a release.
  return { url: address, guidesOf: (version) => `${address}/tree/${name}@${version}/${GUIDES}` };
}
