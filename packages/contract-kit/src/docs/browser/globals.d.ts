import type { SearchEntry } from "../search/entries.ts";
import type { Hit } from "../search/find.ts";

/** What the scripts of a page leave for each other. */
declare global {
  /** Ends the wait for early keys: what asks for the search, and what was typed behind it. */
  var earlyKeys: () => { asksForSearch(event: KeyboardEvent): boolean; typed: string | undefined };
  var searcher: (entries: SearchEntry[]) => (query: string) => Hit[];
  var searchDocs: ((query: string) => Hit[]) | undefined;
}
