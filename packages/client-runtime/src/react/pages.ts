import {
  type QueryKey,
  type UseInfiniteQueryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from "@tanstack/react-query";
import type { Client } from "../client.ts";
import type { Api, OperationError, OperationId } from "../types/operation.ts";
import type { Page, PageOf, Pager } from "../types/pages.ts";
import {
  type InfiniteOptions,
  type InfinitePages,
  infiniteQueryOptionsFor,
  type Param,
} from "./infinite-options.ts";
import type { QueryInput } from "./options.ts";

type Extras<A extends Api, Id extends OperationId<A>, Selected> = Omit<
  UseInfiniteQueryOptions<PageOf<A, Id>, OperationError<A, Id>, Selected, QueryKey, Param>,
  keyof InfiniteOptions<A, Id>
>;

/** An infinite query hook: first the options of the call, then those of TanStack Query (`select`, `maxPages`, …). */
export type InfiniteQueryHook<A extends Api, Id extends OperationId<A>> = <Selected = InfinitePages<A, Id>>(
  ...args: Record<never, never> extends QueryInput<A, Id>
    ? [options?: QueryInput<A, Id>, query?: Extras<A, Id, Selected>]
    : [options: QueryInput<A, Id>, query?: Extras<A, Id, Selected>]
) => UseInfiniteQueryResult<Selected, OperationError<A, Id>>;

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
