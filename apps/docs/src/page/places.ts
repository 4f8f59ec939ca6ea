import type { Version } from "../versions/versions.ts";

/** The pages that each version has, from the version's own folder. */
export const REFERENCE = "reference/index.html";
/** All of it on one page, for paper. */
export const WHOLE = "reference/whole.html";
/** The same, drawn by Redoc. */
export const DRAWN = "reference/redoc.html";
export const MARKDOWN = "reference.md";

/** Where the pages of a version lie: an address of its own for each one that is not the site's own. */
export function folderOf({ id }: Pick<Version, "id">): string {
  return `v/${id}/`;
}

/** The page that says what a version changed. */
export function changesOf({ id }: { id: string }): string {
  return `changes/${id}.html`;
}
