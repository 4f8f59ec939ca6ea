/** What leads from one page to the next: values for the query or the body, or a URL. It is data, so that it can be kept. */
export interface PageTurn {
  readonly query?: Readonly<Record<string, unknown>>;
  /** Members of the body. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly url?: string;
  /** The page was there already: the call is refused. */
  readonly repeats?: true;
}

/** What is known when a page has arrived. */
export interface Arrived {
  readonly data: unknown;
  readonly headers: Headers;
  readonly items: readonly unknown[];
  /** The query that was asked for. */
  readonly query: Readonly<Record<string, unknown>>;
}

/** Where the next page is; undefined after the last one. */
export type NextPage = (plan: PagePlan, page: Arrived) => PageTurn | undefined;

/** How the pages of an operation hang together. Paths are the keys that lead to a value in a body. */
export interface PagePlan {
  /** Where the items are. */
  readonly items: readonly string[];
  readonly next: NextPage;
  /** The query parameter that says which page; with a slash in front, it is a member of the body. */
  readonly parameter?: string;
  /** Where the cursor or the URL of the next page is. */
  readonly at?: readonly string[];
  /** Where it stands whether there are more. */
  readonly more?: readonly string[];
  /** Where the number of all items is. */
  readonly total?: readonly string[];
  /** Where the number of the last page is. */
  readonly last?: readonly string[];
  /** Where it starts, when the caller does not say. */
  readonly start?: number;
}
