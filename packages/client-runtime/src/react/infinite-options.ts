import type { DataTag, InfiniteData, QueryFunctionContext, QueryKey } from "@tanstack/react-query";
import type { Client } from "../client.ts";
import { answering, fetchPage, isRepeated, textOf, turnFrom } from "../parts/pages/pages.ts";
import type { PageTurn } from "../parts/pages/plan.ts";
import type { Api, OperationError, OperationId, OptionsArgument } from "../types/operation.ts";
import type { Page, PageOf, Pager } from "../types/pages.ts";
import { queryKeyOf } from "./key.ts";
import type { QueryChoice, QueryInput } from "./options.ts";

/** Which page: none is the first. */
export type Param = PageTurn | undefined;

/** What an infinite query holds: the pages so far. */
export type InfinitePages<A extends Api, Id extends OperationId<A>> = InfiniteData<PageOf<A, Id>, Param>;

/** Infinite query options of one operation, for `useInfiniteQuery`, `useSuspenseInfiniteQuery`, `prefetchInfiniteQuery`. */
export interface InfiniteOptions<A extends Api, Id extends OperationId<A>> {
  queryKey: DataTag<
    readonly [id: Id, kind: "pages", options?: QueryChoice<A, Id>],
    InfinitePages<A, Id>,
    OperationError<A, Id>
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
    return {
      queryKey: queryKeyOf(pager.id, options, "pages") as unknown as InfiniteOptions<A, Id>["queryKey"],
      queryFn: async ({ signal, pageParam }) => {
        const page = await fetchPage(answering(client, pager), pager.plan, { ...options, signal }, pageParam);
        return page as PageOf<A, Id>;
      },
      initialPageParam: undefined,
      getNextPageParam: (last: Page, pages: Page[], _, turns) =>
        // the error is that of the next page, as what is said here cannot fail
        isRepeated(last, pages.at(-2)) ? { repeats: true } : turnFrom(last, new Set(turns.map(textOf))),
      retry: false,
    };
  };
}
