/** The runtime's infinite queries for this API; only where an operation has pages. */
export function infiniteBinding(api: string, useClient: string): string[] {
  const id = "<Id extends OperationId>";
  const types: readonly (readonly [name: string, comment: string])[] = [
    ["InfinitePages", "What an infinite query holds: the pages so far."],
    [
      "InfiniteOptions",
      "Infinite query options of one operation, for `useInfiniteQuery`, `useSuspenseInfiniteQuery` and the rest.",
    ],
    ["InfiniteOptionsFactory", "Makes the infinite query options of an operation."],
    [
      "InfiniteQueryHook",
      "An infinite query hook: first the options of the call, then those of TanStack Query (`select`, `maxPages`, …).",
    ],
  ];
  const pager = `pager: runtime.Pager<${api}Api, Id>`;
  return [
    ...types.flatMap(([name, comment]) => [
      `/** ${comment} */`,
      `export type ${name}${id} = runtime.${name}<${api}Api, Id>;`,
    ]),
    "",
    "/** Makes the infinite query options of an operation whose answer is a page of a list. */",
    `export function infiniteQueryOptionsFor${id}(${pager}): InfiniteOptionsFactory<Id> {`,
    `  return runtime.infiniteQueryOptionsFor<${api}Api, Id>(pager);`,
    "}",
    "",
    "/** Makes the infinite query hook of an operation: see {@link InfiniteQueryHook}. */",
    `export function infiniteQueryHook${id}(${pager}): InfiniteQueryHook<Id> {`,
    `  return runtime.infiniteQueryHook<${api}Api, Id>(${useClient}, pager);`,
    "}",
    "",
  ];
}
