import {
  type DataTag,
  type InfiniteData,
  type QueryFunctionContext,
  type QueryKey,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from "@tanstack/react-query";
import type { Client } from "../client.ts";
import { answering, fetchPage, isRepeated, turnFrom } from "../parts/pages/pages.ts";
import type { PageTurn } from "../parts/pages/plan.ts";
import type { Api, ErrorOf, OperationId, OptionsArgument } from "../types/operation.ts";
import type { Page, PageOf, Pager } from "../types/pages.ts";
import type { QueryInput } from "./options.ts";

type Param = PageTurn | undefined;

/** What an infinite query holds: the pages so far. */
export type InfinitePages<A extends Api, Id extends OperationId<A>> = InfiniteData<PageOf<A, Id>, Param>;

/** Infinite query options of one operation, for `useInfiniteQuery`, `useSuspenseInfiniteQuery`, `prefetchInfiniteQuery`. */
export interface InfiniteOptions<A extends Api, Id extends OperationId<A>> {
  queryKey: DataTag<
    readonly [id: Id, kind: "pages", options?: QueryInput<A, Id>],
    InfinitePages<A, Id>,
    ErrorOf<A>
  >;
  queryFn: (
    context: Pick<QueryFunctionContext<QueryKey, Param>, "signal" | "pageParam">,
  ) => Promise<PageOf<A, Id>>;
  initialPageParam: Param;
  getNextPageParam: (last: PageOf<A, Id>, pages: PageOf<A, Id>[], turn: Param, turns: Param[]) => Param;
  /** The client retries by itself; with both, retries would multiply. */
  retry: false;
}

/** Makes the infinite query options of an operation. */
export type InfiniteOptionsFactory<A extends Api, Id extends OperationId<A>> = (
  client: Client<A>,
  ...options: OptionsArgument<QueryInput<A, Id>>
) => InfiniteOptions<A, Id>;

/**
 * Makes the infinite query options of an operation whose answer is a page of a list.
 * The query key is `[operationId, "pages"]` with the options, so `[operationId]` invalidates its queries of both kinds.
 */
export function infiniteQueryOptionsFor<A extends Api, Id extends OperationId<A>>(
  pager: Pager<A, Id>,
): InfiniteOptionsFactory<A, Id> {
  return (client, ...[options]) => {
    const key = options === undefined ? [pager.id, "pages"] : [pager.id, "pages", options];
    return {
      queryKey: key as unknown as InfiniteOptions<A, Id>["queryKey"],
      queryFn: async ({ signal, pageParam }) => {
        const page = await fetchPage(answering(client, pager), pager.plan, { ...options, signal }, pageParam);
        return page as PageOf<A, Id>;
      },
      initialPageParam: undefined,
      getNextPageParam: (last: Page, pages: Page[], _, turns) =>
        // the error is that of the next page, as what is said here cannot fail
        isRepeated(last, pages.at(-2)) ? { repeats: true } : turnFrom(last, turns),
      retry: false,
    };
  };
}

type Extras<A extends Api, Id extends OperationId<A>, Selected> = Omit<
  UseInfiniteQueryOptions<PageOf<A, Id>, ErrorOf<A>, Selected, QueryKey, Param>,
  keyof InfiniteOptions<A, Id>
>;

/** An infinite query hook: first the options of the call, then those of TanStack Query (`select`, `maxPages`, …). */
export type InfiniteQueryHook<A extends Api, Id extends OperationId<A>> = <Selected = InfinitePages<A, Id>>(
  ...args: Record<never, never> extends QueryInput<A, Id>
    ? [options?: QueryInput<A, Id>, query?: Extras<A, Id, Selected>]
    : [options: QueryInput<A, Id>, query?: Extras<A, Id, Selected>]
) => UseInfiniteQueryResult<Selected, ErrorOf<A>>;

/** The infinite query hook of an operation, on the client that `useClient` finds. */
export function infiniteQueryHook<A extends Api, Id extends OperationId<A>>(
  useClient: () => Client<A>,
  pager: Pager<A, Id>,
): InfiniteQueryHook<A, Id> {
  const optionsOf = infiniteQueryOptionsFor<A, Id>(pager) as unknown as Untyped;
  return ((options?: object, query?: object) =>
    useInfiniteQuery({ ...optionsOf(useClient(), options), ...query })) as unknown as InfiniteQueryHook<
    A,
    Id
  >;
}

/** Gives up the types of an operation, for which TanStack Query's cannot be inferred: the hook above puts them back. */
type Untyped = (
  client: object,
  options: object | undefined,
) => {
  queryKey: QueryKey;
  queryFn: (context: { signal: AbortSignal; pageParam: Param }) => Promise<Page>;
  initialPageParam: Param;
  getNextPageParam: (last: Page, pages: Page[], turn: Param, turns: Param[]) => Param;
  retry: false;
};
