const id = "<Id extends OperationId>";

const typeLine = (api: string, name: string, comment: string) => [
  `/** ${comment} */`,
  `export type ${name}${id} = runtime.${name}<${api}Api, Id>;`,
];

/** The runtime's infinite query options for this API; only where an operation has pages. */
export function infiniteOptions(api: string): string[] {
  return [
    ...typeLine(api, "InfinitePages", "What an infinite query holds: the pages so far."),
    ...typeLine(
      api,
      "InfiniteOptions",
      "Infinite query options of one operation, for `useInfiniteQuery`, `useSuspenseInfiniteQuery` and the rest.",
    ),
    ...typeLine(api, "InfiniteOptionsFactory", "Makes the infinite query options of an operation."),
    "",
    "/** Makes the infinite query options of an operation whose answer is a page of a list. */",
    `export function infiniteQueryOptionsFor${id}(pager: Pager<${api}Api, Id>): InfiniteOptionsFactory<Id> {`,
    `  return runtime.infiniteQueryOptionsFor<${api}Api, Id>(pager);`,
    "}",
    "",
  ];
}

/** The runtime's infinite query hooks for this API; only where an operation has pages. */
export function infiniteHooks(api: string, useClient: string): string[] {
  return [
    ...typeLine(
      api,
      "InfiniteQueryHook",
      "An infinite query hook: first the options of the call, then those of TanStack Query (`select`, `maxPages`, …).",
    ),
    "",
    "/** Makes the infinite query hook of an operation: see {@link InfiniteQueryHook}. */",
    `export function infiniteQueryHook${id}(pager: runtime.Pager<${api}Api, Id>): InfiniteQueryHook<Id> {`,
    `  return runtime.infiniteQueryHook<${api}Api, Id>(${useClient}, pager);`,
    "}",
    "",
  ];
}
