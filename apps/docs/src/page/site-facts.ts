import type { Version } from "../versions/versions.ts";
import type { Repository } from "./repository.ts";

/** What every page of the site shares. */
export interface Site {
  title: string;
  /** The version that the site is about. */
  current: Version;
  /** Everything that the switcher offers, newest first; one entry as long as nothing is released. */
  versions: Pick<Version, "id" | "name" | "kind" | "contract">[];
  /** One line about who made this, or `""`. */
  notice: string;
  /** Public address with a slash at its end, or `""`. */
  url: string;
  repository: Repository | undefined;
  /** Path of a picture of the dashboard, when there is one. */
  picture: string | undefined;
  guides: Link[];
  /** The changelog and what it leads to. */
  changes: Link[];
  /** Path of the feed, when there is a release with a date. */
  feed: string | undefined;
  /** Path of the app that calls each operation, when it is built. */
  tryApp: string | undefined;
  /** Scripts that stand in the pages, since they have to run before what follows is painted. */
  inline: {
    /** In the head: the theme, and keys. */
    head: string;
    /** In the list of pages next to a text, before its links are painted: folds it in narrow windows. */
    fold: string;
  };
}

export interface Link {
  path: string;
  title: string;
  /** Links of one group stand under its name. */
  group?: string;
}

/** The version that a page is about, when it has a folder of its own. */
export interface Edition {
  version: Pick<Version, "id" | "name" | "kind">;
  folder: string;
}

/** The site's own version in words: `1.2.0`, or `0.9.0, not released yet`. */
export function versionText({ name, kind }: Pick<Version, "name" | "kind">): string {
  return kind === "unreleased" && /^\d/.test(name) ? `${name}, not released yet` : name;
}
