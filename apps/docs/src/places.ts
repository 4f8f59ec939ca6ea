import type { Version } from "./versions.ts";

/** The pages that each version has, from the version's own folder. */
export const REFERENCE = "reference/index.html";
export const PLAIN = "reference/plain.html";
export const MARKDOWN = "reference.md";

/** Where the pages of a version lie: an address of its own for each one that is not the site's own. */
export function folderOf({ id }: Pick<Version, "id">): string {
  return `v/${id}/`;
}

/** Where it is told what a version changed. */
export function changesOf({ id }: { id: string }): string {
  return `changes/${id}.html`;
}
