import type { Hit } from "../../src/search/find.ts";

/** What the scripts of a page leave for each other. */
declare global {
  /** Ends the wait for early keys: what asks for the search, and what was typed behind it. */
  var earlyKeys: () => { asksForSearch(event: KeyboardEvent): boolean; typed: string | undefined };
  var searchDocs: ((query: string) => Hit[]) | undefined;
  var drawReference: (definition: unknown, options: unknown, element: HTMLElement) => void;
}
